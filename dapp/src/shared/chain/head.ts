import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { firstPageShown } from '../start/firstPage.ts';
import { callRpc, Quantity } from './rpc.ts';

/** The chain's newest block. */
export interface ChainHead {
  number: number;
  /** Unix seconds. */
  timestamp: number;
}

const Block = v.object({ number: Quantity, timestamp: Quantity });

export const chainHeadQuery = queryOptions<ChainHead>({
  queryKey: ['chain', 'head'],
  queryFn: async ({ signal }) => {
    await firstPageShown();
    return callRpc('eth_getBlockByNumber', ['latest', false], Block, signal);
  },
  refetchInterval: 4_000,
  staleTime: 2_000,
});
