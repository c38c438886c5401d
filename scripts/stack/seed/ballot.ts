import { ballotOpenedBy, openBallot } from '@patto/protocol/acts/ballots';
import { endorseResult, finalizeResult } from '@patto/protocol/acts/results';
import { castVotes } from '@patto/protocol/acts/votes';
import { BallotDocument, encodeDocument } from '@patto/protocol/documents/documents';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { type BallotSheet, encodeSheet, sheetDigest, sheetOf } from '@patto/protocol/ballots/sheet';
import { profileOf } from '@patto/protocol/ballots/rules/profile';
import { resultOf } from '@patto/protocol/ballots/rules/result';
import { rules } from '@patto/protocol/ballots/rules/rules';
import { voteTypedData } from '@patto/protocol/ballots/voteMessage';
import { type BatchEntry, encodeBatch, encodeChoices } from '@patto/protocol/ballots/vote';
import { bytesToHex, type LocalAccount } from 'viem';
import type { HDAccount } from 'viem/accounts';
import { localAccount, roles } from '../accounts.ts';
import type { SeedContext } from './context.ts';
import { voteOf } from './preferences.ts';
import { shuffled } from './randomness.ts';
import type { BallotStory, CityStory, CommonsStory } from './story.ts';

const relayer = localAccount(roles.relayer);

/** Votes of a ballot arrive on so many occasions. */
const occasions = 5;

/** Longer than the local challenge window. */
const challengeSeconds = 3600;

/** A ballot and where it belongs. */
export interface PlannedBallot {
  readonly city: CityStory;
  readonly commonsId: number;
  readonly story: CommonsStory;
  readonly ballot: BallotStory;
  readonly members: readonly HDAccount[];
  readonly random: () => number;
}

/** Plans a ballot's opening, its votes, and its result if it ends before now. */
export function planBallot(context: SeedContext, planned: PlannedBallot): void {
  context.timeline.plan(context.day(planned.ballot.opened), () => open(context, planned));
}

async function open(context: SeedContext, planned: PlannedBallot): Promise<void> {
  const { timeline, sender, documents, day } = context;
  const { city, ballot, commonsId, members, random } = planned;
  const document: BallotDocument = {
    ...ballot.document,
    version: 1,
    language: city.municipality.language,
    commons: planned.story.document.name,
  };
  const sheet = sheetOf(document);
  const opener = members[0] ?? localAccount(city.admin);
  const call = openBallot(context.contracts.ballotBox, {
    commonsId,
    mode: ballot.mode,
    start: ballot.starts === undefined ? 0 : Math.floor(day(ballot.starts)),
    end: Math.floor(day(ballot.ends)),
    sheetDigest: sheetDigest(sheet),
    metadataDigest: await documents.put(encodeDocument(BallotDocument, document)),
  });
  const ballotId = ballotOpenedBy(await sender.send(opener, call));
  const voters = shuffled(members, random).slice(0, Math.round(members.length * ballot.turnout));
  const votes = voters.map((voter) => ({ voter, points: voteOf(ballot.mode, ballot.appeal, random) }));
  const begins = day(ballot.opened) + 3600;
  const closes = Math.min(day(ballot.ends), day(0)) - 3600;
  const share = Math.ceil(votes.length / occasions);
  for (let occasion = 0; occasion * share < votes.length; occasion++) {
    const group = votes.slice(occasion * share, (occasion + 1) * share);
    const moment = begins + ((closes - begins) * (occasion + random() * 0.8)) / occasions;
    timeline.plan(moment, () => vote(context, ballotId, sheet, ballot.mode, group));
  }
  if (ballot.ends < 0) {
    const choices = votes.map(({ points }) => ({ choices: encodeChoices(points, ballot.mode), weight: 1 }));
    timeline.plan(day(ballot.ends) + 600, () =>
      settle(context, { ballotId, opener }, sheet, ballot.mode, choices),
    );
  }
}

async function vote(
  context: SeedContext,
  ballotId: number,
  sheet: BallotSheet,
  mode: BallotMode,
  votes: readonly { voter: HDAccount; points: readonly number[] }[],
): Promise<void> {
  const place = { chainId: context.chainId, verifyingContract: context.contracts.ballotBox };
  const entries: BatchEntry[] = await Promise.all(
    votes.map(async ({ voter, points }) => ({
      signature: await voter.signTypedData(voteTypedData(place, { ballotId, sheet, mode, points })),
      choices: encodeChoices(points, mode),
    })),
  );
  const call = castVotes(context.contracts.ballotBox, {
    ballotId,
    entries: encodeBatch(entries, mode),
    sheet: bytesToHex(encodeSheet(sheet)),
  });
  await context.sender.send(relayer, call);
}

async function settle(
  context: SeedContext,
  { ballotId, opener }: { ballotId: number; opener: LocalAccount },
  sheet: BallotSheet,
  mode: BallotMode,
  votes: readonly { choices: bigint; weight: number }[],
): Promise<void> {
  const { sender, timeline } = context;
  const { ballotBox } = context.contracts;
  const sheetBytes = bytesToHex(encodeSheet(sheet));
  const finalize = async () => {
    await sender.send(relayer, finalizeResult(ballotBox, { ballotId, sheet: sheetBytes }));
  };
  if (rules[mode.rule].settledBy === 'contract') {
    await finalize();
    return;
  }
  const { options } = resultOf(mode.rule, profileOf(votes, mode), sheet);
  const voteDigest = await sender.voteDigest(ballotId);
  const proposal = { ballotId, selected: options, voteDigest, sheet: sheetBytes };
  await sender.send(opener, endorseResult(ballotBox, proposal));
  timeline.plan(timeline.clock + challengeSeconds, finalize);
}
