import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { PublicClient } from 'viem';
import { localAccount, roles } from '../../scripts/stack/accounts.ts';
import { repository } from '../../scripts/repository.ts';
import { smallFile, writtenFile } from './support/files.ts';
import { patto } from './support/patto.ts';
import { runningNetwork, runningStack } from './support/stack.ts';

/** What is done to the small file, and what the message must say. */
const faults: Record<string, { edit: (text: string) => string; says: RegExp }> = {
  'a header with another name': {
    edit: (text) => text.replace('voter_id;vote', 'voter;vote'),
    says: /header of VOTES lacks the column voter_id/,
  },
  'no PROJECTS section': {
    edit: (text) => text.replace(/PROJECTS[^]*?VOTES/, 'VOTES'),
    says: /Section PROJECTS is missing/,
  },
  'a vote for an unknown project': {
    edit: (text) => text.replace('d;2,3', 'd;2,9'),
    says: /Line \d+: Voter d marked project 9/,
  },
  'a voter who is in it twice': {
    edit: (text) => text.replace('d;2,3', 'a;2,3'),
    says: /Voter a voted in line \d+ already/,
  },
  'a negative cost': {
    edit: (text) => text.replace('Alberi;50', 'Alberi;-50'),
    says: /cost -50 is negative/,
  },
  'a cost of parts of a cent': {
    edit: (text) => text.replace('Alberi;50', 'Alberi;50.555'),
    says: /cost 50\.555 has more than two decimals/,
  },
  'a project marked twice': {
    edit: (text) => text.replace('d;2,3', 'd;2,3,2'),
    says: /Line 24: Voter d marked project 2 twice\. With --repair a project counts once/,
  },
  'ranked votes': {
    edit: (text) => text.replace('vote_type;approval', 'vote_type;ordinal'),
    says: /Ranked votes are not countable yet/,
  },
  'an unknown rule': {
    edit: (text) => text.replace('rule;greedy', 'rule;lottery'),
    says: /Line 11: The city's rule lottery is none of Pabulib's/,
  },
  'a vote that breaks its own limit': {
    edit: (text) => text.replace('max_length;3', 'max_length;1'),
    says: /vote of voter a breaks the file's own rules/,
  },
  'a file that is cut off': {
    edit: (text) => text.replace('d;2,3\n', ''),
    says: /num_votes says 4, the file has 3/,
  },
};

/** Transactions of every account that an import sends from. */
function sentTransactions(client: PublicClient): Promise<number[]> {
  const accounts = [roles.deployer, roles.importAdmin, roles.relayer].map(
    (role) => localAccount(role).address,
  );
  return Promise.all(accounts.map((address) => client.getTransactionCount({ address })));
}

describe('bad input to the command', () => {
  before(() => runningStack());

  for (const [name, { edit, says }] of Object.entries(faults)) {
    it(`is named, ends with 2 and creates nothing: ${name}`, async () => {
      const { client } = await runningNetwork();
      const sentBefore = await sentTransactions(client);
      const path = await writtenFile('bad.pb', edit(smallFile));

      const { exitCode, stderr, stdout } = await patto('ballot', 'import', path);

      expect(stderr).to.match(says).and.to.include('Nothing was created');
      expect(stdout).to.equal('');
      expect(exitCode).to.equal(2);
      expect(await sentTransactions(client)).to.deep.equal(sentBefore);
    });
  }

  it('is said in one JSON object where JSON was asked for', async () => {
    const path = await writtenFile('bad.pb', 'not a file of Pabulib');
    const { exitCode, json } = await patto('ballot', 'import', path, '--json');

    expect(exitCode).to.equal(2);
    expect(json['error']).to.be.a('string').that.includes('META');
  });

  it('is a file that does not exist, a ballot that does not exist, an option that does not exist', async () => {
    const missing = await patto('ballot', 'import', '/nowhere/file.pb');
    expect(missing.stderr).to.include('/nowhere/file.pb cannot be read');
    expect(missing.exitCode).to.equal(2);

    const unknown = await patto('ballot', 'recount', '4000');
    expect(unknown.stderr).to.include('There is no ballot 4000');
    expect(unknown.exitCode).to.equal(2);

    const option = await patto('ballot', 'recount', '1', '--quickly');
    expect(option.stderr).to.include("unknown option '--quickly'");
    expect(option.exitCode).to.equal(2);
  });

  it('is no stack at all: it says how to start one', async () => {
    const home = await mkdtemp(join(tmpdir(), 'patto-none-'));
    const path = await writtenFile('small.pb', smallFile);
    const { exitCode, stderr } = await execa(
      process.execPath,
      ['scripts/cli/patto.ts', 'ballot', 'import', path],
      { cwd: repository, env: { PATTO_HOME: home }, reject: false },
    );
    await rm(home, { recursive: true });

    expect(stderr).to.include('npm start');
    expect(exitCode).to.equal(2);
  });

  it('is none of these: a byte order mark and Windows line ends', async () => {
    const path = await writtenFile('windows.pb', `\uFEFF${smallFile.replaceAll('\n', '\r\n')}`);
    const { exitCode, stderr, json } = await patto('ballot', 'import', path, '--json');

    expect(exitCode, stderr).to.equal(0);
    expect(json['result']).to.deep.equal({ selected: ['1', '3'], cost: 100 });
    expect(json['matchesFile']).to.equal(true);
  });

  it('is none of these either: figures that the count does not confirm, which end with 1', async () => {
    const path = await writtenFile('wrong.pb', smallFile.replace('Alberi;50;2;0', 'Alberi;50;2;1'));
    const { exitCode, json } = await patto('ballot', 'import', path, '--json');

    expect(json['matchesFile']).to.equal(false);
    expect(json['differences']).to.deep.equal([{ project: '2', column: 'selected', file: '1', chain: '0' }]);
    expect(json['recount']).to.equal('equal');
    expect(exitCode).to.equal(1);
  });
});
