import { maxOptions } from './sheet.ts';

/** How counters become a result; the values of the contract's enum. */
export const ResultRule = { Plurality: 0, GreedyBudget: 1, EqualShares: 2 } as const;
export type ResultRule = (typeof ResultRule)[keyof typeof ResultRule];

/** The rules of one ballot, field by field the contract's `BallotMode`. */
export interface BallotMode {
  optionCount: number;
  /** Least number of options with points in a vote; 0 allows a blank vote. */
  minChoices: number;
  maxChoices: number;
  /** Most points on one option, 1 to 255. */
  maxPerOption: number;
  /** Most that a vote may spend: the sum of `points ** costExponent` over its options. */
  points: number;
  /** 1 (linear) or 2 (quadratic). */
  costExponent: number;
  /** Whether a vote weighs as much as its member's reputation at the start. */
  weighted: boolean;
  rule: number;
  /** Least number of votes for the result to hold; 0 for none. */
  quorum: number;
}

/** Settings that every preset takes beside its own. */
export interface CommonSettings {
  optionCount: number;
  quorum?: number;
  /** Allow a vote for nothing, counted for the quorum. */
  blank?: boolean;
}

export type ModeName =
  'singleChoice' | 'approval' | 'score' | 'cumulative' | 'quadratic' | 'greedyBudget' | 'equalShares';

/** One option each. */
export function singleChoice(settings: CommonSettings & { weighted?: boolean }): BallotMode {
  return { ...base(settings), maxChoices: 1, points: 1, weighted: settings.weighted ?? false };
}

/** Any options, or up to `maxChoices` of them. */
export function approval(
  settings: CommonSettings & { minChoices?: number; maxChoices?: number; weighted?: boolean },
): BallotMode {
  return { ...base(settings), ...choiceRange(settings), weighted: settings.weighted ?? false };
}

/** Each option from 0 to `maxPerOption`. */
export function score(settings: CommonSettings & { maxPerOption: number }): BallotMode {
  const { optionCount, maxPerOption } = settings;
  return { ...base(settings), maxPerOption, points: optionCount * maxPerOption };
}

/** `points` to share out freely, at most `maxPerOption` on one option. */
export function cumulative(
  settings: CommonSettings & { points: number; maxPerOption?: number; maxChoices?: number },
): BallotMode {
  const { optionCount, points, maxPerOption = points, maxChoices } = settings;
  return { ...base(settings), points, maxPerOption, maxChoices: maxChoices ?? Math.min(optionCount, points) };
}

/** `points` credits, of which n points on one option cost n². */
export function quadratic(settings: CommonSettings & { points: number }): BallotMode {
  const { optionCount, points } = settings;
  return {
    ...base(settings),
    points,
    costExponent: 2,
    maxPerOption: Math.max(1, Math.floor(Math.sqrt(points))),
    maxChoices: Math.min(optionCount, points),
  };
}

/** How people mark projects in a participatory budget: by approval, or with points where `points` is given. */
export type BudgetSettings = CommonSettings & {
  minChoices?: number;
  maxChoices?: number;
  points?: number;
  maxPerOption?: number;
};

/** Projects by points while the money lasts. */
export function greedyBudget(settings: BudgetSettings): BallotMode {
  return { ...budgetVote(settings), rule: ResultRule.GreedyBudget };
}

/** Projects by the method of equal shares. */
export function equalShares(settings: BudgetSettings): BallotMode {
  return { ...budgetVote(settings), rule: ResultRule.EqualShares };
}

/** The preset that a mode reads as, for people. */
export function modeName(mode: BallotMode): ModeName {
  if (mode.rule === ResultRule.EqualShares) return 'equalShares';
  if (mode.rule === ResultRule.GreedyBudget) return 'greedyBudget';
  if (mode.costExponent === 2) return 'quadratic';
  if (mode.maxPerOption === 1) return mode.maxChoices === 1 ? 'singleChoice' : 'approval';
  return mode.points >= mode.optionCount * mode.maxPerOption ? 'score' : 'cumulative';
}

/** Bits of one option in a vote's word: the bit length of `maxPerOption`. */
export function bitsPerOption(mode: Pick<BallotMode, 'maxPerOption'>): number {
  return 32 - Math.clz32(mode.maxPerOption);
}

/** Bytes of the choices in a packed vote and in a batch's entry. */
export function choiceBytes(mode: Pick<BallotMode, 'maxPerOption' | 'optionCount'>): number {
  return Math.ceil((mode.optionCount * bitsPerOption(mode)) / 8);
}

/** The field that the contract would refuse, or undefined for a mode it takes. */
export type ModeProblem = { field: keyof BallotMode; least: number; most: number; found: number };

export function modeProblem(mode: BallotMode): ModeProblem | undefined {
  const range = (field: keyof BallotMode, least: number, most: number): ModeProblem | undefined => {
    const found = Number(mode[field]);
    return Number.isInteger(found) && found >= least && found <= most
      ? undefined
      : { field, least, most, found };
  };
  const widest = Math.floor(256 / Math.max(1, mode.optionCount));
  const fits = widest >= 8 ? 255 : 2 ** widest - 1;
  return (
    range('optionCount', 1, maxOptions) ??
    range('maxPerOption', 1, mode.weighted ? 1 : fits) ??
    range('maxChoices', 1, mode.optionCount) ??
    range('minChoices', 0, mode.maxChoices) ??
    range('costExponent', 1, 2) ??
    range('points', Math.max(1, mode.minChoices), 2 ** 16 - 1) ??
    range('rule', 0, mode.weighted ? ResultRule.Plurality : ResultRule.EqualShares) ??
    range('quorum', 0, 2 ** 32 - 1)
  );
}

function base({ optionCount, quorum = 0, blank = false }: CommonSettings): BallotMode {
  return {
    optionCount,
    minChoices: blank ? 0 : 1,
    maxChoices: optionCount,
    maxPerOption: 1,
    points: optionCount,
    costExponent: 1,
    weighted: false,
    rule: ResultRule.Plurality,
    quorum,
  };
}

function choiceRange({ optionCount, blank, minChoices, maxChoices = optionCount }: BudgetSettings) {
  return { minChoices: minChoices ?? (blank === true ? 0 : 1), maxChoices, points: maxChoices };
}

function budgetVote(settings: BudgetSettings): BallotMode {
  const { optionCount, points, maxPerOption, maxChoices, minChoices } = settings;
  if (points === undefined) return { ...base(settings), ...choiceRange(settings) };
  return {
    ...cumulative({
      ...settings,
      points,
      maxPerOption: maxPerOption ?? points,
      maxChoices: maxChoices ?? Math.min(optionCount, points),
    }),
    ...(minChoices === undefined ? {} : { minChoices }),
  };
}
