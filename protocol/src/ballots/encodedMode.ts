import type { BallotMode } from './mode.ts';
import { numberOfRule, ruleOf } from './resultRule.ts';

/** A mode as the contract takes and gives it: the rule is a number of its enum. */
export interface EncodedMode extends Omit<BallotMode, 'rule'> {
  rule: number;
}

export function encodeMode(mode: BallotMode): EncodedMode {
  return { ...mode, rule: numberOfRule(mode.rule) };
}

/** @throws UnknownRule for a number that this reader does not know. */
export function decodeMode(mode: EncodedMode): BallotMode {
  return { ...mode, rule: ruleOf(mode.rule) };
}
