// By what a reader sees that an act has taken effect, whichever transaction brought it.
import { encodeFunctionData, type Address, type Hex } from 'viem';
import { ballotBoxAbi, membershipAbi } from '../generated/abis.ts';
import type { Call } from './act.ts';

/** A question to a contract, and its answer once the act has taken effect. */
export interface Effect extends Call {
  readonly answer: Hex;
}

/** Of a vote: its member has voted. */
export function voteEffect(ballotBox: Address, vote: { ballotId: number; memberIndex: number }): Effect {
  const args = [vote.ballotId, vote.memberIndex] as const;
  const data = encodeFunctionData({ abi: ballotBoxAbi, functionName: 'hasVoted', args });
  return { to: ballotBox, data, answer: yes };
}

/** Of joining and coming back: the account is a member. Of leaving: it is not. */
export function membershipEffect(
  membership: Address,
  { commonsId, account, member }: { commonsId: number; account: Address; member: boolean },
): Effect {
  const args = [commonsId, account] as const;
  const data = encodeFunctionData({ abi: membershipAbi, functionName: 'isMember', args });
  return { to: membership, data, answer: member ? yes : no };
}

const yes: Hex = `0x${'1'.padStart(64, '0')}`;
const no: Hex = `0x${'0'.padStart(64, '0')}`;
