import type { QueryParts } from '../../shared/graph/queryText.ts';

export const commonsListParts: QueryParts = {
  name: 'CommonsList',
  parameters: '$after: Bytes!, $now: Timestamp!',
  selection: `commons: commons_collection(first: 1000, orderBy: id, where: { id_gt: $after }) {
    id number latitude longitude status memberCount
    municipality { number metadata { name } }
    metadata { json }
    ballots(first: 1000, where: { end_gte: $now, state: Opened }) { start end }
  }`,
};

/** Of the first page of the list. @param now Unix seconds; ballots that were over before are left out. */
export function commonsListVariables(now: number): { after: string; now: string } {
  return { after: '0x', now: `${now}000000` };
}
