import type { BallotMode } from '@patto/protocol/ballots/mode';
import { isResultRule, type ResultRule } from '@patto/protocol/ballots/resultRule';
import * as v from 'valibot';

/** A rule's name in the index; `Unknown` where it came after this dapp, or after the index itself. */
export const RecordedRule = v.pipe(
  v.string(),
  v.transform((name): ResultRule | 'Unknown' => (isResultRule(name) ? name : 'Unknown')),
);

/** A ballot's rules as the index keeps them. */
export interface RecordedMode extends Omit<BallotMode, 'rule'> {
  rule: v.InferOutput<typeof RecordedRule>;
}

/** The same as the protocol takes them; undefined where the ballot is counted by a rule that is not known here. */
export function modeOf(recorded: RecordedMode): BallotMode | undefined {
  const { optionCount, minChoices, maxChoices, maxPerOption, points, costExponent, weighted, rule, quorum } =
    recorded;
  if (rule === 'Unknown') return undefined;
  return {
    optionCount,
    minChoices,
    maxChoices,
    maxPerOption,
    points,
    costExponent,
    weighted,
    rule,
    quorum,
  };
}
