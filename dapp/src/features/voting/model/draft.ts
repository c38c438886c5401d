import type { BallotMode } from '@patto/protocol/ballots/mode';
import { voteProblem, type VoteProblem } from '@patto/protocol/ballots/vote';

/** Points on each option, in the ballot's order: what a person is putting together before signing. */
export type Draft = readonly number[];

/** How one draft stands against the ballot's rules. */
export interface Standing {
  /** Options with points. */
  chosen: number;
  /** More options that may get points. */
  choicesLeft: number;
  /** Options that still have to get points. */
  choicesMissing: number;
  /** What the points cost: their sum, or the sum of their squares. */
  spent: number;
  pointsLeft: number;
  /** Money that the chosen options cost together, in the ballot's unit. */
  money: number;
  /** What keeps the draft from being signed. */
  problem: VoteProblem | undefined;
}

/** Whether each option gets its points by itself, since all can have the most at once. */
export function isScore(mode: BallotMode): boolean {
  return mode.costExponent === 1 && mode.points >= mode.optionCount * mode.maxPerOption;
}

export function emptyDraft(mode: Pick<BallotMode, 'optionCount'>): Draft {
  return new Array<number>(mode.optionCount).fill(0);
}

export function standing(draft: Draft, mode: BallotMode, costs: readonly number[]): Standing {
  let chosen = 0;
  let spent = 0;
  let money = 0;
  for (const [option, points] of draft.entries()) {
    if (points === 0) continue;
    chosen++;
    spent += points ** mode.costExponent;
    money += costs[option] ?? 0;
  }
  return {
    chosen,
    choicesLeft: Math.max(0, mode.maxChoices - chosen),
    choicesMissing: Math.max(0, mode.minChoices - chosen),
    spent,
    pointsLeft: mode.points - spent,
    money,
    problem: voteProblem(draft, mode),
  };
}

/** The draft with other points on one option, whatever the rules say. */
export function withPoints(draft: Draft, option: number, points: number): Draft {
  return draft.map((given, position) => (position === option ? points : given));
}

/** One option taken or given back; where only one can be taken, it takes the other's place. */
export function toggled(draft: Draft, option: number, mode: BallotMode): Draft {
  if ((draft[option] ?? 0) > 0) return withPoints(draft, option, 0);
  if (mode.maxChoices === 1) return withPoints(emptyDraft(mode), option, 1);
  return withPoints(draft, option, 1);
}

/** The greatest number of points that the rules allow on an option while the others stay as they are. */
export function mostPoints(draft: Draft, option: number, mode: BallotMode): number {
  const others = standing(withPoints(draft, option, 0), mode, []);
  if (others.choicesLeft === 0) return 0;
  const affordable = Math.max(0, others.pointsLeft);
  const most = mode.costExponent === 2 ? Math.floor(Math.sqrt(affordable)) : affordable;
  return Math.min(mode.maxPerOption, most);
}

/** Why an option cannot get a (further) point: nothing hinders, or which limit is reached. */
export type Limit = 'choices' | 'points' | 'perOption' | undefined;

export function limitOf(draft: Draft, option: number, mode: BallotMode): Limit {
  const given = draft[option] ?? 0;
  if (given >= mode.maxPerOption) return 'perOption';
  const { choicesLeft, pointsLeft } = standing(draft, mode, []);
  if (given === 0 && choicesLeft === 0) return 'choices';
  const step = (given + 1) ** mode.costExponent - given ** mode.costExponent;
  return step > pointsLeft ? 'points' : undefined;
}

/** A draft kept earlier, if it has this ballot's shape. */
export function parseDraft(value: unknown, mode: BallotMode): Draft | undefined {
  if (!Array.isArray(value) || value.length !== mode.optionCount) return undefined;
  const points = value.filter(
    (given): given is number =>
      typeof given === 'number' && Number.isInteger(given) && given >= 0 && given <= mode.maxPerOption,
  );
  return points.length === value.length ? points : undefined;
}
