import { expect } from 'chai';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Suite } from '../../scripts/test/suites.ts';
import { passedOver, Passes } from '../../scripts/test/unchanged.ts';

const suite: Suite = {
  name: 'contracts',
  script: 'test:contracts',
  kind: 'cases',
  lane: 'first',
  reads: ['contracts'],
  makes: ['made.txt'],
};

describe('A suite that has passed', () => {
  let root: string;
  let passes: Passes;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'patto-passes-'));
    passes = new Passes(root, join(root, 'node_modules/.cache'));
    await mkdir(join(root, 'contracts/node_modules'), { recursive: true });
    await write('contracts/Vote.sol', 'contract Vote {}');
    await write('package.json', '{}');
    await write('made.txt', '');
    await passes.record(suite, await passes.digest(suite), new Date('2026-11-27T10:20:30Z'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const write = (path: string, text: string) => writeFile(join(root, path), text);
  const pass = async (asked = suite) => passes.of(asked, await passes.digest(asked));

  it('is passed over as long as nothing that it reads has changed, and the line says since when', async () => {
    const kept = await pass();
    if (kept === undefined) throw new Error('It would run');
    expect(passedOver(suite, kept)).to.equal(
      'contracts: unchanged since it passed on 2026-11-27 10:20 UTC, not run (npm test -- --all runs it)',
    );
  });

  it('does not care when files were written, nor about others, nor about what is installed', async () => {
    await write('contracts/Vote.sol', 'contract Vote {}');
    await write('README.md', 'words');
    await write('contracts/node_modules/installed.js', '');
    expect(await pass()).not.to.equal(undefined);
  });

  const changes: Readonly<Record<string, () => Promise<unknown>>> = {
    'a file that it reads has other content': () => write('contracts/Vote.sol', 'contract Vote { }'),
    'a file was added': () => write('contracts/Ballot.sol', ''),
    'a file is gone': () => rm(join(root, 'contracts/Vote.sol')),
    'what every suite reads has changed': () => write('package.json', '{ }'),
    'what it leaves behind is missing': () => rm(join(root, 'made.txt')),
    'it was forgotten, since it began to run': () => passes.forget(suite),
    'what was written down is cut off': () => write('node_modules/.cache/contracts.json', '{"digest":'),
  };
  for (const [change, make] of Object.entries(changes)) {
    it(`runs again where ${change}`, async () => {
      await make();
      expect(await pass()).to.equal(undefined);
    });
  }

  it('runs again where its script is another, or a variable of ours', async () => {
    expect(await pass({ ...suite, script: 'other' })).to.equal(undefined);
    process.env['PATTO_TEST_OF_PASSES'] = '1';
    try {
      expect(await pass()).to.equal(undefined);
    } finally {
      delete process.env['PATTO_TEST_OF_PASSES'];
    }
  });
});
