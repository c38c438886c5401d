import type { EarlyQuery } from '../app/pages.ts';
import { ballotListVariables, ballotListParts, ballotParts } from '../entities/ballot/queryParts.ts';
import { commonsListVariables, commonsListParts } from '../features/commons/listQueryParts.ts';
import { numberId } from '../shared/graph/numberId.ts';
import { queryBody, queryText, type QueryParts } from '../shared/graph/queryText.ts';
import { askEarly } from '../shared/start/early.ts';

/** What of config.json says where to ask. */
export interface Services {
  readonly graphUrl: string;
  readonly ipfsUrl: string;
}

/** The first answers that pages show. @param number What stands in the page's address, if it has one. */
export const early: Readonly<Record<EarlyQuery, (services: Services, number: number) => void>> = {
  // The minute, as the page itself rounds it.
  commonsList: (services) =>
    askGraphEarly(services, commonsListParts, commonsListVariables(Math.floor(Date.now() / 60_000) * 60)),
  ballotList: (services) => askGraphEarly(services, ballotListParts, ballotListVariables),
  // A ballot, and then its document.
  ballot: (services, number) =>
    askGraphEarly(services, ballotParts, { id: numberId(number) }, async (answer) => {
      const { data } = (await answer.json()) as {
        data?: { ballot?: { metadata?: { id: string } | null } | null };
      };
      const cid = data?.ballot?.metadata?.id;
      if (cid !== undefined) askEarly(`${services.ipfsUrl}/ipfs/${cid}`);
    }),
};

function askGraphEarly(
  { graphUrl }: Services,
  parts: QueryParts,
  variables: unknown,
  goOn?: (answer: Response) => Promise<void>,
): void {
  const headers = { 'content-type': 'application/json' };
  const body = queryBody(queryText(parts), variables);
  askEarly(graphUrl, { method: 'POST', headers, body }, goOn);
}
