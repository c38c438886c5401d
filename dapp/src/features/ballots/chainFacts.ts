import { ballotBoxAbi, membershipAbi } from '@patto/protocol/generated/abis';
import { queryOptions } from '@tanstack/react-query';
import type { Address, Hex } from 'viem';
import { publicClient } from '../../shared/chain/client.ts';
import { config } from '../../shared/config/config.ts';
import { momentOfPhase, type Moment } from './model/ballotMoment.ts';

/** What the contract itself says of a ballot; what decides a signature comes from here and never from the index. */
export interface ChainBallot {
  commonsId: number;
  /** Unix seconds. */
  start: number;
  end: number;
  moment: Moment;
  sheetDigest: Hex;
  optionCount: number;
  votes: number;
}

/** One ballot from the contract; null where there is none of this number. */
export function chainBallotQuery(number: number) {
  return queryOptions({
    queryKey: ['chain', 'ballot', number],
    queryFn: async (): Promise<ChainBallot | null> => {
      const contract = { address: config().contracts.ballotBox, abi: ballotBoxAbi } as const;
      const phase = await publicClient().readContract({ ...contract, functionName: 'phase', args: [number] });
      const moment = momentOfPhase(phase);
      if (moment === undefined) return null;
      const ballot = await publicClient().readContract({
        ...contract,
        functionName: 'ballot',
        args: [number],
      });
      const { commonsId, start, end, sheetDigest, votes, mode } = ballot;
      return { commonsId, start, end, moment, sheetDigest, votes, optionCount: mode.optionCount };
    },
    refetchInterval: 10_000,
  });
}

/** What the contracts say of an account in one ballot. */
export interface Voter {
  index: number;
  /** Unix seconds; 0 for who was never a member. */
  joined: number;
  /** Unix seconds; 0 while a member. */
  left: number;
  voted: boolean;
}

/** Whether an account may vote in a ballot, or has; from the contracts. */
export function voterQuery(ballot: number, commonsId: number, account: Address) {
  return queryOptions({
    queryKey: ['chain', 'voter', ballot, account],
    queryFn: async (): Promise<Voter> => {
      const { membership, ballotBox } = config().contracts;
      const record = await publicClient().readContract({
        address: membership,
        abi: membershipAbi,
        functionName: 'member',
        args: [commonsId, account],
      });
      const member = unpackMember(record);
      if (member.joined === 0) return { ...member, voted: false };
      const voted = await publicClient().readContract({
        address: ballotBox,
        abi: ballotBoxAbi,
        functionName: 'hasVoted',
        args: [ballot, member.index],
      });
      return { ...member, voted };
    },
    refetchInterval: 10_000,
  });
}

/** The slot of `Member.sol`: index in 32 bits, joined and left in 48 bits each. */
function unpackMember(record: bigint): { index: number; joined: number; left: number } {
  const take = (shift: bigint, bits: bigint) => Number((record >> shift) & ((1n << bits) - 1n));
  return { index: take(0n, 32n), joined: take(32n, 48n), left: take(80n, 48n) };
}
