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
  result: v.nullable(v.object({ challengeEnd: v.nullable(Timestamp), tied: v.number() })),
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
  challengeEnd: v.nullable(Timestamp),
  endorsements: v.number(),
  tied: v.number(),
  final: v.boolean(),
  quorumMet: v.nullable(v.boolean()),
  tieBrokenBy: v.nullable(Hex),
  reasonDigest: v.nullable(Hex),
  block: NumberText,
  timestamp: Timestamp,
  transaction: Hex,
});

export type RecordedResult = v.InferOutput<typeof RecordedResult>;

/** A selection that was put forward. */
const RecordedCandidate = v.object({
  id: v.string(),
  selected: BigIntText,
  cost: BigIntText,
  endorsements: v.number(),
});

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
  candidates: v.array(RecordedCandidate),
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

const endorsementEntries = {
  endorsements: v.array(v.object({ candidate: v.object({ selected: BigIntText }) })),
};

const endorsement = defineQuery<{ ballot: string; by: string }, typeof endorsementEntries>({
  name: 'OneEndorsement',
  parameters: '$ballot: String!, $by: Bytes!',
  selection: 'endorsements(first: 1, where: { ballot: $ballot, by: $by }) { candidate { selected } }',
  entries: endorsementEntries,
});

/** The selection that an account endorsed in a ballot; null where it endorsed none, as far as the index knows. */
export function endorsementQuery(ballot: number, account: `0x${string}`) {
  return queryOptions({
    queryKey: ['graph', 'endorsements', ballot, account],
    queryFn: async ({ signal }) => {
      const variables = { ballot: numberId(ballot), by: account.toLowerCase() };
      const { data } = await askGraph(endorsement, variables, signal);
      return data.endorsements[0]?.candidate.selected ?? null;
    },
    refetchInterval: 20_000,
  });
}
