import { membershipAbi } from '@patto/protocol/generated/abis';
import { unpackMember } from '@patto/protocol/members/member';
import { queryOptions } from '@tanstack/react-query';
import { publicClient } from '../../shared/chain/client.ts';
import { config } from '../../shared/start/config.ts';

/** What a commons knows of one account, from the chain itself, because it decides what can be signed. */
export type Membership =
  | { state: 'never' }
  | {
      /** A membership that moved away never comes back to this account. */
      state: 'member' | 'left' | 'moved';
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
      const member = unpackMember(word);
      if (member === undefined) return { state: 'never' };
      const { index, joinedAt, leftAt, steward, moved } = member;
      return { state: moved ? 'moved' : leftAt === 0 ? 'member' : 'left', index, joinedAt, steward };
    },
    refetchInterval: 15_000,
  });
}
