import type { Build } from './build.ts';

/** The contracts' artifacts and everything that is generated from them. */
export const contractsBuild: Build = {
  name: 'contracts',
  inputs: ['contracts', 'hardhat.config.ts', 'scripts/generate', 'package.json'],
  output: 'protocol/src/generated/abis.ts',
  scripts: [['generate']],
};

/** The subgraph's WebAssembly; it reads the contracts' artifacts. */
export const subgraphBuild: Build = {
  name: 'subgraph',
  inputs: ['contracts', 'subgraph', 'scripts/generate'],
  output: 'subgraph/build/subgraph.yaml',
  scripts: [['build', '--workspace', 'subgraph']],
};

/** The dapp's files; it compiles the protocol and the contracts' ABIs in. */
export const dappBuild: Build = {
  name: 'dapp',
  inputs: ['contracts', 'protocol/src', 'protocol/package.json', 'dapp', 'package.json'],
  output: 'dapp/dist/index.html',
  scripts: [['build', '--workspace', 'dapp']],
};
