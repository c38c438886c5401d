import { expect } from 'chai';
import type { Address } from 'viem';
import { canonicalJson, digestOf } from '@patto/protocol/documents/documents';
import { findDocument } from '../../scripts/cli/chain/documents.ts';
import type { Network } from '../../scripts/cli/chain/network.ts';
import { voterKey } from '../../scripts/cli/workers/voterKeys.ts';
import { localAccount, roles } from '../../scripts/stack/accounts.ts';
import { ask, untilIndexed } from '../subgraph/support/graphql.ts';
import { smallFile, writtenFile } from './support/files.ts';
import { nowhere, votersOf } from './support/office.ts';
import { patto, pattoAlone, pattoAs, type Ended } from './support/patto.ts';
import { runningNetwork, runningStack } from './support/stack.ts';

const admin = localAccount(roles.importAdmin).address;

const watering = {
  version: 1,
  language: 'it',
  commons: 'Orto',
  title: 'Irrigazione di luglio',
  points: 5,
  people: 2,
  date: '2026-07-31',
};
const mistake = { version: 1, language: 'it', title: 'Contati due volte' };

describe('points for a contribution at the terminal', () => {
  let network: Network;
  let commons: string;
  let voters: Awaited<ReturnType<typeof votersOf>>;

  before(async () => {
    await runningStack();
    network = await runningNetwork();
    const path = await writtenFile('thanks.pb', smallFile.replace('Small budget', 'A budget with thanks'));
    const { json } = await patto('ballot', 'import', path, '--json');
    commons = String(json['commons']);
    voters = await votersOf(path);
    const { exitCode, stderr } = await patto('commons', 'steward', commons, account('a'));
    expect(exitCode, stderr).to.equal(0);
  });

  it('go from a steward to several members at once, with evidence that everybody can read', async () => {
    const given = await as('a', 'award', commons, await file(watering), ...to('b', 'c'), ...points(5));

    expect(given.exitCode, given.stderr).to.equal(0);
    const content = bytes(watering);
    expect(given.json).to.deep.include({
      commons: Number(commons),
      accounts: [account('b'), account('c')],
      amount: 5,
      evidenceDigest: digestOf(content),
      by: account('a'),
    });
    expect(await findDocument(network, digestOf(content))).to.deep.equal({ state: 'ok', content });
    expect(await indexed(given)).to.deep.equal([
      { ...inIndex('b', 5), amount: '5', by: account('a').toLowerCase() },
      { ...inIndex('c', 5), amount: '5', by: account('a').toLowerCase() },
    ]);
  });

  it('are taken back by the municipality, with a public reason', async () => {
    const taken = await asMunicipality('revoke', commons, await file(mistake), ...to('c'), ...points(2));

    expect(taken.exitCode, taken.stderr).to.equal(0);
    expect(taken.json).to.deep.include({
      commons: Number(commons),
      account: account('c'),
      amount: 2,
      by: admin,
    });
    expect(await findDocument(network, digestOf(bytes(mistake)))).to.include({ state: 'ok' });
    expect(await indexed(taken)).to.deep.equal([
      { ...inIndex('c', 3), amount: '-2', by: admin.toLowerCase() },
    ]);
  });

  it('are refused by the chain with 1 and a sentence, and then no evidence is published', async () => {
    const unseen = { ...mistake, title: 'Non è successo' };
    const award = ['award', commons, await file(unseen)];
    const revoke = ['revoke', commons, await file(unseen)];
    const may = `in commons ${commons} only its stewards and the admin of its municipality award points`;
    await expectEnds(1, [
      [as('a', ...revoke, ...to('c'), ...points(1)), `${account('a')} may not; ${may}`],
      [as('a', ...award, ...to('b', 'a'), ...points(5)), `${account('a')} sends the award`],
      [
        as('a', ...award, ...to('b'), '--account', nowhere(9), ...points(5)),
        `${nowhere(9)} is not a member of commons ${commons}`,
      ],
      [
        asMunicipality(...revoke, ...to('c'), ...points(4)),
        `${account('c')} has 3 points in commons ${commons}, fewer than 4`,
      ],
    ]);
    expect(await findDocument(network, digestOf(bytes(unseen)))).to.include({ state: 'missing' });
  });

  it('are not even tried, and it ends with 2, where amounts, accounts or evidence cannot be', async () => {
    const evidence = await file(watering);
    const alone = (act: string, path: string, ...rest: string[]) =>
      pattoAlone(['commons', act, commons, path, ...rest, '--json']);
    const crowd = Array.from({ length: 201 }, (_, number) => ['--account', nowhere(1 + number)]).flat();
    const named = await file({ ...watering, name: 'Anna' });
    await expectEnds(2, [
      [alone('award', evidence, ...to('b'), ...points(0)), 'whole number from 1 to 4294967295'],
      [alone('revoke', evidence, ...to('b'), ...points(1.5)), 'whole number from 1 to 4294967295'],
      [alone('award', evidence, ...crowd, ...points(5)), 'at most 200 accounts, not 201'],
      [alone('award', evidence, ...to('b', 'b'), ...points(5)), `${account('b')} is named twice`],
      [alone('revoke', evidence, ...to('b', 'c'), ...points(5)), 'from one account at a time'],
      [alone('award', evidence, ...to('b'), ...points(50)), 'speaks of 5 points, --amount of 50'],
      [alone('award', named, ...to('b'), ...points(5)), 'name is not one of its fields'],
      [asMunicipality('award', '4000', evidence, ...to('b'), ...points(5)), 'There is no commons 4000'],
    ]);
  });

  it('come with help that warns of anything personal in the evidence', async () => {
    const { exitCode, stdout } = await pattoAlone(['commons', 'award', '--help']);
    expect(stdout.replaceAll(/\s+/g, ' '))
      .to.include('nothing personal may be in it')
      .and.to.include('--json');
    expect(exitCode).to.equal(0);
  });

  function account(voterId: string): Address {
    return voters.account(voterId).address;
  }

  function to(...voterIds: string[]): string[] {
    return voterIds.flatMap((voterId) => ['--account', account(voterId)]);
  }

  function as(voterId: string, ...args: string[]): Promise<Ended> {
    return pattoAs(voterKey(voters.origin, voterId), 'commons', ...args, '--json');
  }

  function asMunicipality(...args: string[]): Promise<Ended> {
    return patto('commons', ...args, '--json');
  }

  /** The awards that the index read from a command's transaction, and what their members have now. */
  async function indexed({ json: { transaction } }: Ended): Promise<unknown> {
    await untilIndexed(network.graphUrl, await network.client.getBlockNumber());
    const of = `where: { transaction: "${String(transaction)}" }, orderBy: id`;
    const fields = 'amount by member { account reputation }';
    return (await ask(network.graphUrl, `{ awards(${of}) { ${fields} } }`))['awards'];
  }

  function inIndex(voterId: string, reputation: number) {
    return { member: { account: account(voterId).toLowerCase(), reputation: String(reputation) } };
  }
});

function points(amount: number): string[] {
  return ['--amount', String(amount)];
}

function bytes(evidence: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalJson(evidence));
}

let files = 0;

function file(evidence: unknown): Promise<string> {
  files += 1;
  return writtenFile(`evidence-${files}.json`, JSON.stringify(evidence));
}

/** Each ends with this code and one sentence that includes these words. */
async function expectEnds(code: number, attempts: readonly [Promise<Ended>, string][]): Promise<void> {
  const ended = await Promise.all(attempts.map(([attempt]) => attempt));
  ended.forEach(({ exitCode, json, stderr }, position) => {
    const [, says] = attempts[position] ?? [];
    expect(json['error'], stderr).to.be.a('string').that.includes(says);
    expect(exitCode, stderr).to.equal(code);
  });
}
