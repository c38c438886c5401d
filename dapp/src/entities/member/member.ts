import { membershipAbi } from '@patto/protocol/generated/abis';
import { queryOptions } from '@tanstack/react-query';
import { publicClient } from '../../shared/chain/client.ts';
import { config } from '../../shared/start/config.ts';

/** What a commons knows of one account, from the chain itself, because it decides what can be signed. */
export type Membership =
  | { state: 'never' }
  | {
      state: 'member' | 'left';
      index: number;
      /** Unix seconds. */
      joinedAt: number;
      steward: boolean;
    };

export function membershipQuery(commonsId: number, account: `0x${string}` | undefined) {
  return queryOptions({
    queryKey: ['chain', 'membership', commonsId, account?.toLowerCase()],
    enabled: account !== undefined,
    queryFn: async (): Promise<Membership> => {
      if (account === undefined) return { state: 'never' };
      const word = await publicClient().readContract({
        address: config().contracts.membership,
        abi: membershipAbi,
        functionName: 'member',
        args: [commonsId, account],
      });
      return unpackMember(word);
    },
    refetchInterval: 15_000,
  });
}

/** The fields of the contract's `Member` word; its layout is drawn in contracts/types/Member.sol. */
function unpackMember(word: bigint): Membership {
  const joinedAt = Number((word >> 32n) & 0xffffffffffffn);
  if (joinedAt === 0) return { state: 'never' };
  const leftAt = (word >> 80n) & 0xffffffffffffn;
  return {
    state: leftAt === 0n ? 'member' : 'left',
    index: Number(word & 0xffffffffn),
    joinedAt,
    steward: ((word >> 128n) & 1n) === 1n,
  };
}
