import { queryOptions, useQuery } from '@tanstack/react-query';
import { chainHeadQuery } from '../chain/head.ts';
import { firstPageShown } from '../start/firstPage.ts';
import { askGraph, defineQuery, type IndexBlock } from './graph.ts';

/**
 * How far the index follows the chain. `ok`: within a few blocks; `behind`: catching up; `down`: no answer, pages
 * show what was read last; `unknown`: not asked yet.
 */
export type Freshness =
  | { state: 'unknown' }
  | { state: 'ok' | 'behind'; index: IndexBlock }
  | { state: 'down'; index: IndexBlock | undefined };

const headQuery = defineQuery({
  name: 'Head',
  selection: '',
  entries: {},
});

export const indexHeadQuery = queryOptions<IndexBlock>({
  queryKey: ['graph', 'head'],
  queryFn: async ({ signal }) => {
    // The first page's own answer says how fresh it is; watching begins after it.
    await firstPageShown();
    return (await askGraph(headQuery, {}, signal)).block;
  },
  refetchInterval: 4_000,
  staleTime: 2_000,
  retry: 1,
});

/** Blocks that the index may lag without a word: it needs a moment for each. */
const tolerance = 5;

export function useFreshness(): Freshness {
  const index = useQuery(indexHeadQuery);
  const chain = useQuery(chainHeadQuery);
  if (index.isError) return { state: 'down', index: index.data };
  if (index.data === undefined) return { state: 'unknown' };
  const behind = chain.data !== undefined && chain.data.number - index.data.number > tolerance;
  return { state: behind ? 'behind' : 'ok', index: index.data };
}
