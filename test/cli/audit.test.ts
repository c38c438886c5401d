import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { encodeFunctionData, toHex } from 'viem';
import type { Reference } from '@patto/protocol/audit/history';
import type { AuditReport } from '@patto/protocol/audit/report';
import { setSteward } from '@patto/protocol/acts/members';
import { awardReputation, revokeReputation } from '@patto/protocol/acts/reputation';
import { breakTie, contestResult, endorseResult } from '@patto/protocol/acts/results';
import { cancelUpgrade, scheduleUpgrade } from '@patto/protocol/acts/upgrades';
import { BallotDocument, encodeDocument } from '@patto/protocol/documents/documents';
import { boxOf } from '@patto/protocol/network/ballotBoxes';
import { accessManagerAbi, reputationAbi } from '@patto/protocol/generated/abis';
import { equalShares } from '@patto/protocol/ballots/modes';
import { encodeSheet, sheetDigest, sheetOf } from '@patto/protocol/ballots/sheet';
import { readBallot, readResult } from '../../scripts/cli/chain/ballotFacts.ts';
import { hoursFromNow, passTime, untilAfter } from '../../scripts/cli/chain/clock.ts';
import { openedBallot } from '../../scripts/cli/chain/created.ts';
import { putDocument } from '../../scripts/cli/chain/documents.ts';
import type { Network } from '../../scripts/cli/chain/network.ts';
import { signAndCast } from '../../scripts/cli/import/votes.ts';
import { recountBallot } from '../../scripts/cli/recount/recountBallot.ts';
import { silentReporter } from '../../scripts/cli/reporter.ts';
import { startVoterPool } from '../../scripts/cli/workers/voterPool.ts';
import { localAccount, roles } from '../../scripts/stack/accounts.ts';
import { scratchFile, smallFile, writtenFile } from './support/files.ts';
import { nowhere, published, sent, votersOf } from './support/office.ts';
import { patto } from './support/patto.ts';
import { runningNetwork, runningStack } from './support/stack.ts';

const admin = localAccount(roles.importAdmin);
const upgrader = localAccount(roles.upgrader);

const document: BallotDocument = {
  version: 1,
  language: 'it',
  commons: 'Orto',
  question: 'Quali lavori?',
  description: 'Si vota per un giorno.',
  budget: 100,
  options: [
    { label: 'Panchine', title: 'Panchine', cost: 60 },
    { label: 'Alberi', title: 'Alberi', cost: 50 },
  ],
};

describe('an audit of a municipality with a tied ballot, awards and an upgrade ahead', () => {
  let network: Network;
  let municipality: string;
  let commons: number;
  let ballot: number;
  let voters: Awaited<ReturnType<typeof votersOf>>;
  const places: Record<string, Reference> = {};

  const audit = (...options: string[]) => patto('audit', '--municipality', municipality, ...options);
  const report = async (): Promise<AuditReport<string>> => {
    const { json, exitCode, stderr } = await audit('--json');
    expect(exitCode, stderr).to.equal(0);
    return json as unknown as AuditReport<string>;
  };

  before(async () => {
    await runningStack();
    network = await runningNetwork();
    const path = await writtenFile('audit.pb', smallFile.replace('Torino', 'Carmagnola'));
    const { json, exitCode, stderr } = await patto('ballot', 'import', path, '--json');
    expect(exitCode, stderr).to.equal(0);
    municipality = String(json['municipality']);
    commons = Number(json['commons']);
    voters = await votersOf(path);
  });

  it('shows what was put forward, by how many it was endorsed, and who contested it with which reason', async () => {
    const mode = equalShares({ optionCount: 2 });
    const sheet = sheetOf(document);
    const end = await hoursFromNow(network, 1);
    ballot = await openedBallot(network, {
      commonsId: commons,
      mode,
      start: 0,
      end,
      sheetDigest: sheetDigest(sheet),
      metadataDigest: await putDocument(network, encodeDocument(BallotDocument, document)),
    });
    await untilAfter(network, (await readBallot(network, ballot)).start);
    const pool = startVoterPool();
    const votes = ['a', 'b', 'c'].map((voterId) => ({ voterId, points: [1, 0] }));
    const progress = silentReporter.progress('', votes.length);
    await signAndCast(
      network,
      pool,
      { origin: voters.origin, ballotId: ballot, mode, sheet, votes, batchSize: 200 },
      progress,
    ).finally(() => pool.close());
    await passTime(network, end);
    const { result, voteDigest } = await recountBallot(
      network,
      ballot,
      { signatures: false, sheet },
      silentReporter,
    );
    const sheetBytes = toHex(encodeSheet(sheet));
    places['proposed'] = await sent(
      network,
      voters.account('a'),
      endorseResult(boxOf(network, ballot).address, {
        ballotId: ballot,
        selected: result.selected,
        voteDigest,
        sheet: sheetBytes,
      }),
    );
    places['rival'] = await sent(
      network,
      voters.account('b'),
      endorseResult(boxOf(network, ballot).address, {
        ballotId: ballot,
        selected: [1],
        voteDigest,
        sheet: sheetBytes,
      }),
    );
    const reason = await published(network, 'The trees were cheaper than the sheet says.');
    places['contested'] = await sent(
      network,
      voters.account('b'),
      contestResult(boxOf(network, ballot).address, { ballotId: ballot, reasonDigest: reason }),
    );

    const { ballots, problems } = await report();

    const audited = ballots.find((one) => one.ballot === ballot);
    expect(problems).to.deep.equal([]);
    expect(audited).to.deep.include({ phase: 'Proposed', recount: 'equal', votes: 3 });
    expect(audited?.result).to.deep.equal({ labels: ['Panchine'], cost: '60', at: places['proposed'] });
    expect(audited?.proposals).to.deep.equal([
      {
        by: voters.account('a').address,
        labels: ['Panchine'],
        cost: '60',
        endorsements: 1,
        at: places['proposed'],
      },
      {
        by: voters.account('b').address,
        labels: ['Alberi'],
        cost: '50',
        endorsements: 1,
        at: places['rival'],
      },
    ]);
    expect(audited?.brokenTie).to.equal(null);
    expect(audited?.contests).to.deep.equal([
      { by: voters.account('b').address, reasonDigest: reason, at: places['contested'] },
    ]);
  });

  it('shows what the municipality picked among those tied, why, and the result that stands', async () => {
    await passTime(network, (await readResult(network, ballot)).challengeEnd);
    const reasons = await published(network, 'The sheet was public before the vote, and it counts.');
    places['broken'] = await sent(
      network,
      admin,
      breakTie(boxOf(network, ballot).address, { ballotId: ballot, selected: [0], reasonDigest: reasons }),
    );

    const { ballots, roles: rights } = await report();

    const audited = ballots.find((one) => one.ballot === ballot);
    expect(audited).to.deep.include({ phase: 'Final', recount: 'equal' });
    expect(audited?.brokenTie).to.deep.equal({
      by: admin.address,
      labels: ['Panchine'],
      reasonDigest: reasons,
      at: places['broken'],
    });
    expect(rights.uses.find(({ act }) => act === `broke the tie of ballot ${ballot}`)).to.deep.include({
      role: 'municipality admin',
      account: admin.address,
      at: places['broken'],
    });
  });

  it('counts every award and revocation among the rights used, each under the right that allowed it', async () => {
    const steward = voters.account('a');
    places['entrusted'] = await sent(
      network,
      admin,
      setSteward(network.contracts.membership, {
        commonsId: commons,
        account: steward.address,
        steward: true,
      }),
    );
    const award = async (by: typeof steward, words: string) =>
      sent(
        network,
        by,
        awardReputation(network.contracts.reputation, {
          commonsId: commons,
          accounts: [voters.account('c').address],
          amounts: [5],
          evidenceDigest: await published(network, words),
        }),
      );
    places['awarded'] = await award(steward, 'Watered the garden in May.');
    places['awardedAgain'] = await award(steward, 'Watered the garden in June.');
    places['awardedByAdmin'] = await award(admin, 'Repaired the fence.');
    const mistake = await published(network, 'The fence was repaired by somebody else.');
    places['revoked'] = await sent(
      network,
      admin,
      revokeReputation(network.contracts.reputation, {
        commonsId: commons,
        account: voters.account('c').address,
        amount: 5,
        evidenceDigest: mistake,
      }),
    );

    const { roles: rights, documents, problems } = await report();

    expect(problems).to.deep.equal([]);
    const scope = { municipality: Number(municipality), commons };
    const once = (role: string, account: string, act: string, at: Reference | undefined) => ({
      ...scope,
      role,
      account,
      act,
      times: 1,
      at,
      last: at,
    });
    expect(rights.uses.filter(({ act }) => act.endsWith('reputation'))).to.deep.equal([
      {
        ...once('steward', steward.address, 'awarded reputation', places['awarded']),
        times: 2,
        last: places['awardedAgain'],
      },
      once('municipality admin', admin.address, 'awarded reputation', places['awardedByAdmin']),
      once('municipality admin', admin.address, 'revoked reputation', places['revoked']),
    ]);
    expect(rights.now).to.deep.include({
      ...scope,
      role: 'steward',
      account: steward.address,
      since: places['entrusted'],
    });
    const evidence = documents.filter(({ of }) => /^(award|revocation) in commons/.test(of));
    expect(evidence.map(({ state }) => state)).to.deep.equal(['ok', 'ok', 'ok', 'ok']);
  });

  it('shows the upgrade that waits out its delay, until when, and no longer once it is cancelled', async () => {
    const { accessManager, commonsRegistry } = network.contracts;
    const upgradeTo = (number: number) => ({ target: commonsRegistry, implementation: nowhere(number) });
    places['announced'] = await sent(network, upgrader, scheduleUpgrade(accessManager, upgradeTo(1)));
    await sent(network, upgrader, scheduleUpgrade(accessManager, upgradeTo(2)));
    places['cancelled'] = await sent(
      network,
      localAccount(roles.guardian),
      cancelUpgrade(accessManager, { ...upgradeTo(2), announcedBy: upgrader.address }),
    );
    const [, delay] = await network.client.readContract({
      address: accessManager,
      abi: accessManagerAbi,
      functionName: 'hasRole',
      args: [3n, upgrader.address],
    });
    const { timestamp } = await network.client.getBlock({ blockNumber: BigInt(places['announced'].block) });

    const { announced, roles: rights } = await report();

    const [waits, cancelled, ...others] = announced;
    expect(others).to.deep.equal([]);
    expect(waits).to.deep.equal({
      target: commonsRegistry,
      contract: 'commonsRegistry',
      by: upgrader.address,
      call: `upgrade to ${nowhere(1)}`,
      notBefore: Number(timestamp) + delay,
      state: 'waiting',
      at: places['announced'],
    });
    expect(cancelled).to.deep.include({ state: 'cancelled', ended: places['cancelled'] });
    expect(rights.uses.find(({ act }) => act === 'announced an operation')).to.deep.include({
      role: 'upgrader',
      account: upgrader.address,
      at: places['announced'],
    });
  });

  it('shows a change that was announced for a time that no calendar reaches, in words', async () => {
    const { accessManager, commonsRegistry: to } = network.contracts;
    const whenever = encodeFunctionData({
      abi: accessManagerAbi,
      functionName: 'schedule',
      args: [to, upgradeData(3), 2 ** 48 - 1],
    });
    await sent(network, upgrader, { to: accessManager, data: whenever });

    const { announced } = await report();
    expect(announced.at(-1)).to.deep.include({ call: `upgrade to ${nowhere(3)}`, notBefore: 2 ** 48 - 1 });
    const page = await scratchFile('far.html');
    const { stdout, exitCode, stderr } = await audit('--html', page);
    expect(exitCode, stderr).to.equal(0);
    expect(stdout).to.include('not before a time after the year 9999');
    expect(await readFile(page, 'utf8')).to.include('<td>a time after the year 9999</td>');
  });

  it('says all of it in the text and on the printed page too, with block and transaction', async () => {
    const page = await scratchFile('tied.html');
    const { stdout, exitCode, stderr } = await audit('--html', page);
    expect(exitCode, stderr).to.equal(0);
    const html = await readFile(page, 'utf8');

    for (const name of ['proposed', 'contested', 'broken', 'entrusted', 'awarded', 'revoked', 'announced']) {
      const { block, transaction } = places[name] ?? { block: 0, transaction: '0x' };
      expect(stdout, `${name} in the text`).to.include(`block ${block}, ${transaction}`);
      expect(html, `${name} on the page`).to.include(`block ${block}<br><code>${transaction}</code>`);
    }
    for (const words of [
      voters.account('b').address,
      'awarded reputation',
      'revoked reputation',
      `broke the tie of ballot ${ballot}`,
      `upgrade to ${nowhere(1)}`,
      'Panchine',
    ]) {
      expect(stdout, 'the text').to.include(words);
      expect(html, 'the page').to.include(words);
    }
    expect(stdout).to.match(
      /Announced changes that wait\n {2}commonsRegistry: upgrade to 0x0+1, by 0x\w+, not before/,
    );
    expect(html).to.include('<h2>Contests</h2>').and.to.include('<td>waiting</td>');
  });
});

/** The call of an upgrade to an address that nothing is at. */
function upgradeData(number: number) {
  const args = [nowhere(number), '0x'] as const;
  return encodeFunctionData({ abi: reputationAbi, functionName: 'upgradeToAndCall', args });
}
