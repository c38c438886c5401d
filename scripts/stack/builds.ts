import type { Build } from './build.ts';

const abis = 'protocol/src/generated/abis.ts';

/** The contracts' ABIs; the contracts themselves are kept compiled, see `scripts/release`. */
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

/** The subgraph's WebAssembly; it reads the contracts' ABIs. */
export const subgraphBuild: Build = {
  name: 'subgraph',
  inputs: [abis, 'subgraph', 'scripts/generate', 'package-lock.json'],
  output: 'subgraph/build/subgraph.yaml',
  scripts: [['build', '--workspace', 'subgraph']],
};

/** The dapp's files; it compiles the protocol and the contracts' ABIs in. */
export const dappBuild: Build = {
  name: 'dapp',
  inputs: [abis, 'protocol/src', 'dapp', 'package-lock.json'],
  output: 'dapp/dist/index.html',
  scripts: [['build', '--workspace', 'dapp']],
};
