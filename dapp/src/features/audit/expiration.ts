import { queryOptions } from '@tanstack/react-query';
import { readContract } from '../../shared/chain/readContract.ts';
import { config } from '../../shared/start/config.ts';

/** All that this page asks the AccessManager; its whole ABI would weigh more than the page. */
const abi = [
  {
    type: 'function',
    name: 'expiration',
    inputs: [],
    outputs: [{ name: '', type: 'uint32' }],
    stateMutability: 'view',
  },
] as const;

/** For how many seconds an announced change may be carried out once its delay is over. It never changes. */
export const expirationQuery = queryOptions({
  queryKey: ['chain', 'accessManager', 'expiration'],
  queryFn: async () =>
    readContract({ abi, address: config().contracts.accessManager, functionName: 'expiration' }),
  staleTime: Infinity,
});
