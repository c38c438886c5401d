import type { BallotMode } from './mode.ts';
import type { ResultRule } from './resultRule.ts';

/** Settings that every preset takes beside its own. */
export interface CommonSettings {
  optionCount: number;
  quorum?: number;
  /** Allow a vote for nothing, counted for the quorum. */
  blank?: boolean;
}

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
  return budget('GreedyBudget', settings);
}

/** Projects by the method of equal shares. */
export function equalShares(settings: BudgetSettings): BallotMode {
  return budget('EqualShares', settings);
}

/** Projects by any rule that funds them. */
export function budget(rule: ResultRule, settings: BudgetSettings): BallotMode {
  const { optionCount, points, maxPerOption, maxChoices, minChoices } = settings;
  if (points === undefined) return { ...base(settings), ...choiceRange(settings), rule };
  return {
    ...cumulative({
      ...settings,
      points,
      maxPerOption: maxPerOption ?? points,
      maxChoices: maxChoices ?? Math.min(optionCount, points),
    }),
    ...(minChoices === undefined ? {} : { minChoices }),
    rule,
  };
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
    rule: 'Plurality',
    quorum,
  };
}

function choiceRange({ optionCount, blank, minChoices, maxChoices = optionCount }: BudgetSettings) {
  return { minChoices: minChoices ?? (blank === true ? 0 : 1), maxChoices, points: maxChoices };
}
