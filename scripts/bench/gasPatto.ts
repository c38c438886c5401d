// What Patto's operations cost, measured on Hardhat's chain with the compiler settings that are deployed.
import { keccak256, type Hex, type LocalAccount } from 'viem';
import { encodeMode } from '@patto/protocol/ballots/encodedMode';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { approval, equalShares, greedyBudget, quadratic, singleChoice } from '@patto/protocol/ballots/modes';
import type { BallotSheet } from '@patto/protocol/ballots/sheet';
import { encodeChoices } from '@patto/protocol/ballots/vote';
import {
  openBallot,
  pick,
  signBatch,
  signingPlace,
  signVote,
  type OpenBallot,
} from '../../test/contracts/support/ballots.ts';
import {
  eligibility,
  farDeadline,
  longAgo,
  foundStewardedCommons,
  joinAll,
  setNextMember,
  tagOf,
  voter,
  voters,
} from '../../test/contracts/support/commons.ts';
import { durations } from '../../test/support/deployment.ts';
import { deployPatto, type Deployment } from '../../test/contracts/support/patto.ts';
import { pseudoRandom } from './gasRandom.ts';

export type Measures = Record<string, number>;

const batchSize = 200;
const digest = keccak256('0x01');

export async function measurePatto(): Promise<Measures> {
  const patto = await deployPatto();
  const commonsId = await foundStewardedCommons(patto);
  const people = voters(2 * batchSize);
  const measures: Measures = {};
  const gasOf = async (transaction: Promise<Hex>) =>
    Number((await patto.publicClient.getTransactionReceipt({ hash: await transaction })).gasUsed);

  const join = (from: number, to: number) =>
    gasOf(
      joinAll(
        patto,
        commonsId,
        people.slice(from, to).map(({ address }) => address),
      ),
    );
  await join(0, batchSize);
  measures['join, in a batch of 200'] = perEntry(await join(batchSize, 2 * batchSize));
  measures['join, alone'] = await gasOf(joinAlone(patto, commonsId));

  await voteAlone(patto, commonsId, people, measures, gasOf);
  const yesNo = singleChoice({ optionCount: 3 });
  const ballot = await openBallot(patto, commonsId, yesNo);
  await gasOf(sendBatch(patto, ballot, people.slice(0, batchSize), (i) => pick(yesNo, i % 3)));
  const next = sendBatch(patto, ballot, people.slice(batchSize), (i) => pick(yesNo, i % 3));
  measures['vote by signature, batch of 200, neighbours'] = perEntry(await gasOf(next));
  measures['vote by signature, batch of 200, random of 100,000'] = await randomMembers(patto, gasOf);

  await wideVotesAlone(patto, commonsId, people, measures, gasOf);
  await wideVotes(patto, commonsId, people, measures, gasOf);
  await finalizing(patto, commonsId, people, measures, gasOf);
  const accounts = people.slice(0, batchSize).map(({ address }) => address);
  const award = patto.reputation.write.awardBatch([commonsId, accounts, accounts.map(() => 5), digest], {
    account: patto.people.steward.account,
  });
  measures['award, in a batch of 200'] = perEntry(await gasOf(award));
  return measures;
}

type GasOf = (transaction: Promise<Hex>) => Promise<number>;

function perEntry(gas: number): number {
  return Math.round(gas / batchSize);
}

async function joinAlone(patto: Deployment, commonsId: number): Promise<Hex> {
  const [citizen] = patto.people.citizens;
  if (citizen === undefined) throw new Error('There are too few accounts');
  const { account } = citizen;
  const signature = await eligibility(patto, commonsId, account.address);
  return patto.membership.write.join([commonsId, tagOf(account.address), longAgo, farDeadline, signature], {
    account,
  });
}

async function sendBatch(
  patto: Deployment,
  ballot: OpenBallot,
  people: readonly LocalAccount[],
  pointsOf: (i: number) => number[],
): Promise<Hex> {
  const votes = people.map((each, i) => ({ voter: each, points: pointsOf(i) }));
  const entries = await signBatch(signingPlace(patto), ballot, votes);
  return patto.ballotBox.write.castBatch([ballot.ballotId, entries, ballot.sheetBytes], {
    account: patto.people.relayer.account,
  });
}

/** One vote at a time, by own transaction and by a signature that a relayer brings. */
async function voteAlone(
  patto: Deployment,
  commonsId: number,
  people: readonly LocalAccount[],
  measures: Measures,
  gasOf: GasOf,
): Promise<void> {
  const { ballotBox, connection, people: roles } = patto;
  const mode = singleChoice({ optionCount: 3 });
  const ballot = await openBallot(patto, commonsId, mode);
  const end = ballot.end;
  measures['open a ballot'] = await gasOf(
    ballotBox.write.open([commonsId, encodeMode(mode), 0, end, digest, digest], {
      account: roles.steward.account,
    }),
  );
  for (const [i, account] of people.slice(0, 3).entries()) {
    await connection.networkHelpers.setBalance(account.address, 10n ** 20n);
    const gas = await gasOf(ballotBox.write.cast([ballot.ballotId, 1n], { account }));
    if (i === 0) measures['vote by own transaction, the first of its ballot'] = gas;
    if (i === 2) measures['vote by own transaction, later in the ballot'] = gas;
  }
  const third = people[3];
  if (third === undefined) throw new Error('There are too few voters');
  const points = pick(mode, 1);
  const signature = await signVote(signingPlace(patto), ballot, { voter: third, points });
  const args = [
    ballot.ballotId,
    encodeChoices(points, mode),
    third.address,
    signature,
    ballot.sheetBytes,
  ] as const;
  measures['vote by signature, alone'] = await gasOf(
    ballotBox.write.castFor(args, { account: roles.relayer.account }),
  );
}

/** The second of two votes by own transaction for four options of many, which are spread over all of them. */
async function wideVotesAlone(
  patto: Deployment,
  commonsId: number,
  people: readonly LocalAccount[],
  measures: Measures,
  gasOf: GasOf,
): Promise<void> {
  for (const optionCount of [2, 64, 220]) {
    const mode = greedyBudget({ optionCount });
    const ballot = await openBallot(patto, commonsId, mode, wideSheet(optionCount));
    const spread = [0, 1, 2, 3].map((quarter) => Math.floor((quarter * optionCount) / 4));
    const choices = encodeChoices(pick(mode, ...spread), mode);
    for (const account of people.slice(0, 2)) {
      const gas = await gasOf(patto.ballotBox.write.cast([ballot.ballotId, choices], { account }));
      measures[`vote by own transaction, ${optionCount} options, ${Math.min(4, optionCount)} choices`] = gas;
    }
  }
}

/** A batch of members spread over 100,000 indexes, all words of whose marks were touched before. */
async function randomMembers(patto: Deployment, gasOf: GasOf): Promise<number> {
  const { registry, membership, people } = patto;
  await registry.write.createCommons([1, 0, 0, digest], { account: people.admin.account });
  const commonsId = 2;
  const random = pseudoRandom(7);
  const indexes = [...new Set(Array.from({ length: 4 * batchSize }, () => Math.floor(random() * 100_000)))];
  const late = indexes.slice(0, batchSize);
  // One earlier voter in each word that the batch will meet.
  const early = [...new Set(late.map((index) => Math.floor(index / 256)))].map((word) => {
    for (let index = word * 256; ; index++) if (!late.includes(index)) return index;
  });
  const keys = new Map<number, LocalAccount>();
  for (const index of [...late, ...early].sort((a, b) => a - b)) {
    await setNextMember(patto, commonsId, index);
    const account = voter(1_000_000 + index);
    await joinAll(patto, commonsId, [account.address]);
    keys.set(index, account);
  }
  const mode = singleChoice({ optionCount: 3 });
  await membership.write.setSteward([commonsId, voterOf(keys, late[0]).address, true], {
    account: people.admin.account,
  });
  const asAdmin = { ...patto, people: { ...people, steward: people.admin } };
  const ballot = await openBallot(asAdmin, commonsId, mode);
  const bring = (of: readonly number[]) =>
    sendBatch(
      patto,
      ballot,
      of.map((index) => voterOf(keys, index)),
      (i) => pick(mode, i % 3),
    );
  await bring(early);
  return perEntry(await gasOf(bring(late)));
}

function voterOf(keys: Map<number, LocalAccount>, index: number | undefined): LocalAccount {
  const account = index === undefined ? undefined : keys.get(index);
  if (account === undefined) throw new Error('There is no such member');
  return account;
}

/** Votes on a sheet like Wieliczka's, labels of about 80 bytes and about four choices each, with as many projects and more. */
async function wideVotes(
  patto: Deployment,
  commonsId: number,
  people: readonly LocalAccount[],
  measures: Measures,
  gasOf: GasOf,
): Promise<void> {
  const random = pseudoRandom(11);
  const cases: [string, BallotMode, (mode: BallotMode) => number[]][] = [
    ...[64, 128, 255].map((optionCount): (typeof cases)[number] => [
      `vote by signature, batch of 200, ${optionCount} options, 4 choices`,
      greedyBudget({ optionCount, blank: true }),
      (mode) => pick(mode, ...Array.from({ length: 4 }, () => Math.floor(random() * optionCount))),
    ]),
    [
      'vote by signature, batch of 200, quadratic, 8 options',
      quadratic({ optionCount: 8, points: 100 }),
      () => Array.from({ length: 8 }, (_, i) => (i < 4 ? Math.floor(random() * 5) + 1 : 0)),
    ],
  ];
  for (const [name, mode, pointsOf] of cases) {
    const ballot = await openBallot(patto, commonsId, mode, wideSheet(mode.optionCount));
    await gasOf(sendBatch(patto, ballot, people.slice(0, batchSize), () => pointsOf(mode)));
    const next = sendBatch(patto, ballot, people.slice(batchSize), () => pointsOf(mode));
    measures[name] = perEntry(await gasOf(next));
  }
}

function wideSheet(optionCount: number): BallotSheet {
  const words = 'Budowa placu zabaw i remont chodnika przy ulicy Szkolnej w Śledziejowicach etap drugi';
  return {
    budget: 1_000_000n,
    commons: 'Gmina Wieliczka',
    question: 'Budżet Obywatelski 2023',
    options: Array.from({ length: optionCount }, (_, i) => ({
      cost: BigInt(5_000 + ((i * 7_919) % 95_000)),
      label: `${i + 1}. ${words}`.slice(0, 79),
    })),
  };
}

/** Settling ballots of each rule, each with 200 votes. */
async function finalizing(
  patto: Deployment,
  commonsId: number,
  people: readonly LocalAccount[],
  measures: Measures,
  gasOf: GasOf,
): Promise<void> {
  const random = pseudoRandom(13);
  const { ballotBox, time, people: roles } = patto;
  const voted = async (mode: BallotMode) => {
    const ballot = await openBallot(patto, commonsId, mode, wideSheet(mode.optionCount));
    const choose = () => pick(mode, Math.floor(random() * mode.optionCount));
    await sendBatch(patto, ballot, people.slice(0, batchSize), choose);
    await time.increaseTo(ballot.end + 1);
    return ballot;
  };
  const finalize = ({ ballotId, sheetBytes }: OpenBallot) =>
    gasOf(ballotBox.write.finalize([ballotId, sheetBytes], { account: roles.relayer.account }));
  measures['finalize, single choice of 3'] = await finalize(await voted(singleChoice({ optionCount: 3 })));
  measures['finalize, approval of 64'] = await finalize(await voted(approval({ optionCount: 64 })));
  for (const optionCount of [64, 255]) {
    measures[`finalize, budget by votes, ${optionCount} projects`] = await finalize(
      await voted(greedyBudget({ optionCount })),
    );
  }
  const shares = await voted(equalShares({ optionCount: 64 }));
  const voteDigest = await ballotBox.read.voteDigest([shares.ballotId]);
  const endorse = (account: LocalAccount, sheet: Hex) =>
    gasOf(ballotBox.write.endorse([shares.ballotId, 0b111n, voteDigest, sheet], { account }));
  const [first, second] = people;
  if (first === undefined || second === undefined) throw new Error('There are too few members');
  const fresh = await endorse(first, shares.sheetBytes);
  measures['endorse a new result of equal shares, 64 projects'] = fresh;
  measures['endorse a result of equal shares, later'] = await endorse(second, '0x');
  await time.increase(durations.challengeWindow + 1);
  measures['finalize, equal shares'] = await finalize(shares);
}
