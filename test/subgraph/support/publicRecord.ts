import type { PublicClient } from 'viem';
import type { StackDescription } from '../../../scripts/stack/description.ts';
import * as ballots from './ballotRecord.ts';
import { type Row, list } from './graphql.ts';
import { readJournal } from './journal.ts';
import * as members from './memberRecord.ts';
import * as registry from './registryRecord.ts';
import * as rights from './rightsRecord.ts';

/** Everything public, list by list: once read from the chain and once from the index, it must be the same. */
export type PublicRecord = Readonly<Record<string, readonly Row[]>>;

const lists: readonly (readonly [string, string])[] = [
  ['municipalities', registry.municipalityFields],
  ['issuers', registry.issuerFields],
  ['commons_collection', registry.commonsFields],
  ['members', members.memberFields],
  ['membershipChanges', members.membershipChangeFields],
  ['membershipAnnouncements', members.announcementFields],
  ['awards', members.awardFields],
  ['ballots', ballots.ballotFields],
  ['voteBatches', ballots.batchFields],
  ['votes', ballots.voteFields],
  ['results', ballots.resultFields],
  ['candidates', ballots.candidateFields],
  ['endorsements', ballots.endorsementFields],
  ['contests', ballots.contestFields],
  ['roleChanges', rights.roleChangeFields],
  ['openingPauses', rights.openingPauseFields],
  ['scheduledOperations', rights.scheduledOperationFields],
];

/** What the contracts' views and logs say at a block. */
export async function readChain(
  client: PublicClient,
  stack: StackDescription,
  block: bigint,
): Promise<PublicRecord> {
  const journal = await readJournal(client, stack, block);
  return {
    municipalities: await registry.municipalitiesOf(journal),
    issuers: await registry.issuersOf(journal),
    commons_collection: await registry.commonsOf(journal),
    members: await members.membersOf(journal),
    membershipChanges: members.membershipChangesOf(journal),
    membershipAnnouncements: members.announcementsOf(journal),
    awards: members.awardsOf(journal),
    ...(await ballots.ballotsOf(journal)),
    candidates: ballots.candidatesOf(journal),
    endorsements: ballots.endorsementsOf(journal),
    contests: ballots.contestsOf(journal),
    roleChanges: rights.roleChangesOf(journal),
    openingPauses: rights.openingPausesOf(journal),
    scheduledOperations: rights.scheduledOperationsOf(journal),
  };
}

/** What the index says of the same block. */
export async function readIndex(graphUrl: string, block: bigint): Promise<PublicRecord> {
  const read = lists.map(
    async ([name, fields]) => [name, await list(graphUrl, name, fields, Number(block))] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}
