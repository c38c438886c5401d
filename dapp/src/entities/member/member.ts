import { membershipAbi } from '@patto/protocol/generated/abis';
import { unpackMember, type Member } from '@patto/protocol/members/member';
import { queryOptions } from '@tanstack/react-query';
import { publicClient } from '../../shared/chain/client.ts';
import { config } from '../../shared/start/config.ts';

/** What a commons knows of one account, from the chain itself, because it decides what can be signed. */
export type Membership =
  | { state: 'never' }
  | {
      /**
       * `moved`: its owner moved it to another account; `lost`: the municipality did, after a public wait; `ended`: the
       * municipality ended it. None of these ever comes back to this account.
       */
      state: 'member' | 'left' | 'moved' | 'lost' | 'ended';
      index: number;
      /** Unix seconds. */
      joinedAt: number;
      /** Unix seconds; 0 while a member. */
      leftAt: number;
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
      const { index, joinedAt, leftAt, steward } = member;
      return { state: stateOf(member), index, joinedAt, leftAt, steward };
    },
    refetchInterval: 15_000,
  });
}

function stateOf({ moved, lost, ended, leftAt }: Member): Exclude<Membership['state'], 'never'> {
  if (moved) return lost ? 'lost' : 'moved';
  if (ended) return 'ended';
  return leftAt === 0 ? 'member' : 'left';
}
