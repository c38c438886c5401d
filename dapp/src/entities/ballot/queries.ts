import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { Hex } from '../../shared/chain/hex.ts';
import { askAllPages, askGraph, defineQuery } from '../../shared/graph/graph.ts';
import { numberId } from '../../shared/graph/numberId.ts';
import { BigIntText, NumberText, Timestamp } from '../../shared/graph/scalars.ts';
import { recordedStates } from './phase.ts';
import { ballotListVariables, ballotListParts, ballotParts } from './queryParts.ts';
import { RecordedRule } from './recordedMode.ts';

const BallotItem = v.object({
  id: v.string(),
  number: v.number(),
  start: Timestamp,
  end: Timestamp,
  state: v.picklist(recordedStates),
  optionCount: v.number(),
  rule: RecordedRule,
  votes: v.number(),
  membersAtStart: v.nullable(v.number()),
  metadata: v.nullable(v.object({ title: v.string(), language: v.string() })),
  commons: v.object({
    number: v.number(),
    memberCount: v.number(),
    metadata: v.nullable(v.object({ name: v.string(), language: v.string() })),
    municipality: v.object({ number: v.number(), metadata: v.nullable(v.object({ name: v.string() })) }),
  }),
});

export type BallotItem = v.InferOutput<typeof BallotItem>;

const listEntries = { ballots: v.array(BallotItem) };

const list = defineQuery<typeof ballotListVariables, typeof listEntries>({
  ...ballotListParts,
  entries: listEntries,
});

/** All ballots, newest first. */
export const ballotListQuery = queryOptions({
  queryKey: ['graph', 'ballots', 'list'],
  queryFn: async ({ signal }) => {
    const { data } = await askAllPages(list, ballotListVariables, (page) => page.ballots, signal);
    return data.reverse();
  },
  refetchInterval: 20_000,
});

const RecordedResult = v.object({
  selected: BigIntText,
  cost: BigIntText,
  proposer: v.nullable(Hex),
  challengeEnd: v.nullable(Timestamp),
  final: v.boolean(),
  quorumMet: v.nullable(v.boolean()),
  block: NumberText,
  timestamp: Timestamp,
  transaction: Hex,
});

const RecordedContest = v.object({
  id: v.string(),
  by: Hex,
  reasonDigest: Hex,
  answeredBy: v.nullable(Hex),
  answerDigest: v.nullable(Hex),
  answeredAt: v.nullable(Timestamp),
  block: NumberText,
  timestamp: Timestamp,
  transaction: Hex,
});

export type RecordedContest = v.InferOutput<typeof RecordedContest>;

const BallotDetail = v.object({
  ...BallotItem.entries,
  // With the document's address, by which the start script asks for it.
  metadata: v.nullable(v.object({ id: v.string(), title: v.string(), language: v.string() })),
  minChoices: v.number(),
  maxChoices: v.number(),
  maxPerOption: v.number(),
  points: v.number(),
  costExponent: v.number(),
  weighted: v.boolean(),
  quorum: NumberText,
  tally: v.array(BigIntText),
  supporters: v.array(v.number()),
  skipped: v.number(),
  sheetDigest: Hex,
  metadataDigest: Hex,
  opener: Hex,
  openedAt: Timestamp,
  openedAtBlock: NumberText,
  transaction: Hex,
  result: v.nullable(RecordedResult),
  contests: v.array(RecordedContest),
});

export type BallotDetail = v.InferOutput<typeof BallotDetail>;

const detailEntries = { ballot: v.nullable(BallotDetail) };

const detail = defineQuery<{ id: string }, typeof detailEntries>({ ...ballotParts, entries: detailEntries });

/** One ballot with the block of the answer; the ballot is null where there is none of this number. */
export function ballotQuery(number: number) {
  return queryOptions({
    queryKey: ['graph', 'ballots', number],
    queryFn: async ({ signal }) => {
      const { data, block } = await askGraph(detail, { id: numberId(number) }, signal);
      return { ballot: data.ballot, block, query: detail.name };
    },
    // A ballot that was opened a moment ago is in the index soon.
    refetchInterval: ({ state }) => (state.data?.ballot === null ? 3_000 : 10_000),
  });
}

const IndexedVote = v.object({
  choices: Hex,
  weight: NumberText,
  batch: v.object({ transaction: Hex, block: NumberText, timestamp: Timestamp }),
});

const voteEntries = { vote: v.nullable(IndexedVote) };

const vote = defineQuery<{ id: string }, typeof voteEntries>({
  name: 'OneVote',
  parameters: '$id: ID!',
  selection: 'vote(id: $id) { choices weight batch { transaction block timestamp } }',
  entries: voteEntries,
});

/** The vote of one member as it is in the index; null while it is not. */
export function voteQuery(ballot: number, memberIndex: number) {
  return queryOptions({
    queryKey: ['graph', 'votes', ballot, memberIndex],
    queryFn: async ({ signal }) => {
      const id = `${numberId(ballot)}${numberId(memberIndex).slice(2)}`;
      return (await askGraph(vote, { id }, signal)).data.vote;
    },
    refetchInterval: (query) => (query.state.data == null ? 3_000 : false),
  });
}
