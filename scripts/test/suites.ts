// Every suite of `npm test`. A new one is a line here and a script in package.json.

/** A suite, as a person would run it by name. */
export interface Suite {
  readonly name: string;
  /** The package.json script to run. */
  readonly script: string;
  /** How its closing lines count cases; a check is one case that passes by its exit code. */
  readonly kind: 'cases' | 'check';
  /** Two run side by side, for machines with two cores; what compiles the contracts is in the first. */
  readonly lane: 'first' | 'second';
  /**
   * Files and folders that its outcome depends on, relative to the repository, besides `always`. Too much only runs it
   * more often; what its tests import must be among them (test/scripts/suites.test.ts).
   */
  readonly reads: readonly string[];
  /** What it leaves behind for others; it runs again where one of them is missing. */
  readonly makes?: readonly string[];
}

/** What each outcome depends on. */
export const always = ['package.json', 'package-lock.json', 'tsconfig.json', 'scripts/test'];

/** Elections of real cities, beside the repository unless PATTO_DATA says otherwise. */
export const realData = process.env['PATTO_DATA'] ?? '../shared/data';

const contracts = ['contracts', 'hardhat.config.ts', 'scripts/release', 'scripts/generate'];
const deployment = [...contracts, 'ignition'];
const protocol = ['protocol'];
const stack = [...deployment, ...protocol, 'subgraph', 'scripts'];
const dapp = [...contracts, 'ignition/artifacts', ...protocol, 'dapp'];

/** What the others stand on; it is run before them. */
export const build: Suite = {
  name: 'build',
  script: 'build',
  kind: 'check',
  lane: 'first',
  reads: [
    ...dapp,
    'subgraph',
    'scripts/stack',
    'scripts/checks',
    'scripts/repository.ts',
    'test/contracts',
    'test/support',
  ],
  makes: [
    'artifacts/build-info',
    'protocol/src/generated/abis.ts',
    'subgraph/build/subgraph.yaml',
    'dapp/dist/index.html',
  ],
};

/** All suites but the build, each lane in its order. */
export const suites: readonly Suite[] = [
  {
    name: 'contracts',
    script: 'test:contracts',
    kind: 'cases',
    lane: 'first',
    reads: [...deployment, ...protocol, 'test/contracts', 'test/support'],
  },
  {
    name: 'gas',
    script: 'gas:check',
    kind: 'check',
    lane: 'first',
    reads: [...deployment, ...protocol, 'scripts/bench', 'test/contracts', 'test/support', 'snapshots'],
  },
  {
    name: 'layout',
    script: 'contracts:check',
    kind: 'check',
    lane: 'first',
    reads: [...contracts, ...protocol, 'ignition', 'scripts/contracts', 'snapshots'],
  },
  {
    name: 'artifacts',
    script: 'artifacts:check',
    kind: 'check',
    lane: 'first',
    reads: [...deployment, ...protocol, 'test/contracts', 'test/support'],
  },
  {
    name: 'subgraph',
    script: 'test:subgraph',
    kind: 'cases',
    lane: 'first',
    reads: [...stack, 'dapp', 'test', 'docs/research.md'],
  },
  { name: 'stack', script: 'test:stack', kind: 'cases', lane: 'first', reads: [...stack, 'test'] },
  {
    name: 'cli',
    script: 'test:cli',
    kind: 'cases',
    lane: 'first',
    reads: [...stack, 'test', 'docs', realData],
  },
  {
    name: 'typecheck',
    script: 'typecheck',
    kind: 'check',
    lane: 'second',
    reads: [...stack, 'dapp', 'test'],
  },
  { name: 'lint', script: 'lint', kind: 'check', lane: 'second', reads: ['.'] },
  {
    name: 'scripts',
    script: 'test:scripts',
    kind: 'cases',
    lane: 'second',
    reads: [
      ...[...stack, 'dapp', 'test', 'snapshots', 'eslint.config.js', 'knip.json', '.gitignore'],
      ...['docs', 'README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
    ],
  },
  {
    name: 'protocol',
    script: 'test:protocol',
    kind: 'cases',
    lane: 'second',
    reads: [...stack, 'dapp', 'docs', 'test', realData],
  },
  { name: 'dapp', script: 'test:dapp', kind: 'cases', lane: 'second', reads: [...dapp, 'test/dapp'] },
  {
    name: 'size',
    script: 'size',
    kind: 'check',
    lane: 'second',
    reads: [...dapp, '.size-limit.mjs', 'scripts/bench'],
  },
  { name: 'e2e', script: 'test:e2e', kind: 'cases', lane: 'second', reads: [...stack, 'dapp', 'test'] },
];
