import { city } from './city.ts';

interface IndexedBallot {
  readonly number: number;
  readonly state: string;
  readonly rule: string;
  readonly start: string;
  readonly end: string;
  readonly commons: { readonly number: number; readonly metadata: { readonly name: string } | null };
}

/** Asks the index as a researcher would. */
async function askIndex<Data>(query: string): Promise<Data> {
  const response = await fetch(city().stack.graphUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown };
  if (data === undefined) throw new Error(`The index refused the query: ${JSON.stringify(errors)}`);
  return data;
}

async function allBallots(): Promise<readonly IndexedBallot[]> {
  const { ballots } = await askIndex<{ ballots: IndexedBallot[] }>(
    '{ ballots(orderBy: number) { number state rule start end commons { number metadata { name } } } }',
  );
  return ballots;
}

/** Now on the chain, in unix seconds; the stories move its clock. */
async function chainNow(): Promise<number> {
  const response = await fetch(city().stack.rpcUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'eth_getBlockByNumber',
      params: ['latest', false],
    }),
  });
  const { result } = (await response.json()) as { result: { timestamp: string } };
  return Number(result.timestamp);
}

/** The ballots that have not started yet, soonest first. */
export async function scheduledBallots(): Promise<readonly IndexedBallot[]> {
  const now = await chainNow();
  const ballots = await allBallots();
  return ballots
    .filter(({ state, start }) => state === 'Opened' && Number(start) / 1e6 > now)
    .sort((a, b) => Number(a.start) - Number(b.start));
}
