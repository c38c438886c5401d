import type { BallotMode } from '@patto/protocol/ballots/mode';
import { decodeChoices } from '@patto/protocol/ballots/vote';

/** One option that a vote gave points to. */
export interface ChosenOption {
  /** Position in the ballot, from 0. */
  option: number;
  points: number;
  /** As the checked document says it; undefined where there is none. */
  title: string | undefined;
}

/** What a recorded vote chose, in the ballot's order; nothing in it is a blank vote. */
export function chosenOptions(
  choices: `0x${string}`,
  mode: Pick<BallotMode, 'maxPerOption' | 'optionCount'>,
  titles: readonly string[] | undefined,
): ChosenOption[] {
  const word = choices === '0x' ? 0n : BigInt(choices);
  return decodeChoices(word, mode).flatMap((points, option) =>
    points === 0 ? [] : [{ option, points, title: titles?.[option] }],
  );
}
