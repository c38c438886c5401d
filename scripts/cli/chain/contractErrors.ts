import type { Hex } from 'viem';
import { decodeRefusal } from '@patto/protocol/acts/refusal';
import { reputationSentence } from './reputationErrors.ts';

/** What a contract's refusal says: a sentence, or such as "BallotBoxWrongPhase(4, 5)". */
export function contractError(data: Hex): string {
  const sentence = reputationSentence(data);
  if (sentence !== undefined) return sentence;
  const refusal = decodeRefusal(data);
  if (refusal !== undefined) return `${refusal.errorName}(${refusal.args.map(String).join(', ')})`;
  return data === '0x' ? 'no reason given' : `an unknown error, ${data}`;
}
