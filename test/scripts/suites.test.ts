import { expect } from 'chai';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../../scripts/repository.ts';
import { always, build, realData, suites } from '../../scripts/test/suites.ts';
import { filesOf, importedBy } from './support/imports.ts';

const all = [build, ...suites];

/** Where the cases of a suite are. */
const tests: Readonly<Record<string, readonly string[]>> = {
  contracts: ['test/contracts'],
  subgraph: ['test/subgraph'],
  stack: ['test/stack'],
  cli: ['test/cli'],
  scripts: ['test/scripts'],
  protocol: ['test/protocol', 'test/real-data'],
  dapp: ['test/dapp'],
  e2e: ['test/e2e'],
};

describe('The table of suites', () => {
  it('names each suite once, with a script that there is', async () => {
    const { scripts } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(new Set(all.map(({ name }) => name)).size).to.equal(all.length);
    for (const { script } of all) expect(scripts).to.have.property(script);
  });

  it('knows where the cases of each suite are', () => {
    const withCases = all.filter(({ kind }) => kind === 'cases').map(({ name }) => name);
    expect(Object.keys(tests).sort()).to.deep.equal(withCases.sort());
  });

  for (const suite of all.filter(({ kind }) => kind === 'cases')) {
    it(`lists all that the tests import: ${suite.name}`, async () => {
      const reads = [...always, ...suite.reads];
      const listed = (file: string) => reads.some((path) => file === path || file.startsWith(`${path}/`));
      const entries = await filesOf(repository, tests[suite.name] ?? []);
      const imported = await importedBy(repository, entries);
      expect(entries, 'its tests').to.have.lengthOf.above(0);
      expect(imported.filter((file) => !listed(file))).to.deep.equal([]);
    });
  }

  it('reads no path of ours that is nowhere', () => {
    const paths = all.flatMap(({ reads }) => reads).filter((path) => path !== realData);
    expect(paths.filter((path) => !existsSync(join(repository, path)))).to.deep.equal([]);
  });
});
