import type { Build } from './build.ts';

const abis = 'protocol/src/generated/abis.ts';
const enums = 'protocol/src/generated/enums.ts';

/** The contracts' ABIs and enums; the contracts themselves are kept compiled, see `scripts/release`. */
export const contractsBuild: Build = {
  name: 'interfaces',
  inputs: [
    'contracts',
    'protocol/src/network/contracts.ts',
    'scripts/release/compiler.ts',
    'scripts/generate',
    'package-lock.json',
  ],
  output: abis,
  scripts: [['generate']],
};

/** The subgraph's WebAssembly; it reads the contracts' ABIs and enums. */
export const subgraphBuild: Build = {
  name: 'subgraph',
  inputs: [
    abis,
    enums,
    'protocol/src/network',
    'subgraph',
    'scripts/checks/imports.ts',
    'scripts/generate',
    'package-lock.json',
  ],
  output: 'subgraph/build/subgraph.yaml',
  scripts: [['build', '--workspace', 'subgraph']],
};

/** The dapp's files; it compiles the protocol and the contracts' ABIs and enums in. */
export const dappBuild: Build = {
  name: 'dapp',
  inputs: [abis, enums, 'protocol/src', 'dapp', 'package-lock.json'],
  output: 'dapp/dist/index.html',
  scripts: [['build', '--workspace', 'dapp']],
};
