import type { BallotMode } from '@patto/protocol/ballots/mode';
import { ResultRule } from '@patto/protocol/ballots/resultRule';

/** A ballot's rules as the index keeps them. */
export interface RecordedMode extends Omit<BallotMode, 'rule'> {
  rule: keyof typeof ResultRule;
}

/** The same as the protocol takes them. */
export function modeOf(recorded: RecordedMode): BallotMode {
  const { optionCount, minChoices, maxChoices, maxPerOption, points, costExponent, weighted, quorum } =
    recorded;
  return {
    optionCount,
    minChoices,
    maxChoices,
    maxPerOption,
    points,
    costExponent,
    weighted,
    quorum,
    rule: ResultRule[recorded.rule],
  };
}
