import type { Address, Hex } from 'viem';
import type { Draft } from './draft.ts';

/** What a voter keeps: enough to find the vote on the chain and to prove what was signed. */
export interface VoteReceipt {
  kind: 'patto-vote-receipt';
  version: 1;
  chainId: number;
  ballotBox: Address;
  ballot: number;
  commons: string;
  question: string;
  /** The sentence that was signed. */
  choice: string;
  /** The word of choices, in hexadecimal. */
  choices: Hex;
  points: number[];
  voter: Address;
  /** Absent where this device did not sign the vote itself. */
  signature?: Hex;
  transaction?: Hex;
  block?: number;
}

/** A receipt from the facts of one vote. */
export function voteReceipt(facts: {
  chainId: number;
  ballotBox: Address;
  ballot: number;
  commons: string;
  question: string;
  choice: string;
  choices: bigint;
  points: Draft;
  voter: Address;
  signature?: Hex | undefined;
  transaction?: Hex | undefined;
  block?: number | undefined;
}): VoteReceipt {
  const { choices, points, signature, transaction, block, ...rest } = facts;
  return {
    kind: 'patto-vote-receipt',
    version: 1,
    ...rest,
    choices: `0x${choices.toString(16)}`,
    points: [...points],
    ...(signature === undefined ? {} : { signature }),
    ...(transaction === undefined ? {} : { transaction }),
    ...(block === undefined ? {} : { block }),
  };
}
