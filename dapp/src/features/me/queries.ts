import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { Hex } from '../../shared/chain/hex.ts';
import { askGraph, defineQuery } from '../../shared/graph/graph.ts';
import { numberId } from '../../shared/graph/numberId.ts';
import { NumberText, Timestamp } from '../../shared/graph/scalars.ts';

const Document = v.nullable(v.object({ name: v.string(), language: v.string() }));
const BallotWords = v.nullable(v.object({ title: v.string(), language: v.string() }));

const Membership = v.object({
  id: Hex,
  index: v.number(),
  joinedAt: Timestamp,
  leftAt: v.nullable(Timestamp),
  steward: v.boolean(),
  reputation: NumberText,
  commons: v.object({
    number: v.number(),
    metadata: Document,
    ballots: v.array(v.object({ number: v.number() })),
    awards: v.array(
      v.object({
        amount: NumberText,
        evidenceDigest: Hex,
        timestamp: Timestamp,
        member: v.object({ id: Hex }),
      }),
    ),
  }),
});

const membershipEntries = { members: v.array(Membership) };

const memberships = defineQuery<{ accounts: readonly string[] }, typeof membershipEntries>({
  name: 'MyMemberships',
  parameters: '$accounts: [Bytes!]!',
  selection: `members(first: 1000, where: { account_in: $accounts }) {
    id index joinedAt leftAt steward reputation
    commons {
      number metadata { name language }
      ballots(first: 1000) { number }
      awards(first: 1000, orderBy: timestamp, orderDirection: desc, where: { member_: { account_in: $accounts } }) {
        amount evidenceDigest timestamp member { id }
      }
    }
  }`,
  entries: membershipEntries,
});

const Vote = v.object({
  choices: Hex,
  ballot: v.object({
    number: v.number(),
    end: Timestamp,
    metadata: BallotWords,
    metadataDigest: Hex,
    sheetDigest: Hex,
    optionCount: v.number(),
    minChoices: v.number(),
    maxChoices: v.number(),
    maxPerOption: v.number(),
    points: v.number(),
    costExponent: v.number(),
    weighted: v.boolean(),
    quorum: NumberText,
  }),
  batch: v.object({ timestamp: Timestamp, transaction: Hex }),
});
const voteEntries = { votes: v.array(Vote) };

const votes = defineQuery<{ ids: string[] }, typeof voteEntries>({
  name: 'MyVotes',
  parameters: '$ids: [Bytes!]!',
  selection: `votes(first: 1000, where: { id_in: $ids }) {
    choices
    ballot {
      number end metadata { title language } metadataDigest sheetDigest
      optionCount minChoices maxChoices maxPerOption points costExponent weighted quorum
    }
    batch { timestamp transaction }
  }`,
  entries: voteEntries,
});

export interface MyRecord {
  /** By any account of the person, each with the points that it was given itself. */
  memberships: v.InferOutput<typeof Membership>[];
  /** Newest first. */
  votes: v.InferOutput<typeof Vote>[];
}

/** What the public record says of a person by all her accounts: where she is a member, her points, her votes. */
export function myRecordQuery(accounts: readonly `0x${string}`[]) {
  return queryOptions({
    queryKey: ['graph', 'me', 'record', ...accounts],
    queryFn: async ({ signal }): Promise<MyRecord> => {
      const { data } = await askGraph(memberships, { accounts }, signal);
      const ids = data.members.flatMap(({ index, commons }) =>
        commons.ballots.map((ballot) => `${numberId(ballot.number)}${numberId(index).slice(2)}`),
      );
      const cast = ids.length === 0 ? [] : (await askGraph(votes, { ids }, signal)).data.votes;
      return {
        memberships: data.members.map(({ commons, ...member }) => {
          const awards = commons.awards.filter((award) => award.member.id === member.id);
          return { ...member, commons: { ...commons, awards } };
        }),
        votes: cast.sort((a, b) => b.batch.timestamp - a.batch.timestamp),
      };
    },
    refetchInterval: 20_000,
  });
}
