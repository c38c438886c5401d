import type { BallotMode } from './mode.ts';
import {
  approval,
  cumulative,
  equalShares,
  greedyBudget,
  quadratic,
  score,
  singleChoice,
  type BudgetSettings,
} from './modes.ts';
import type { ResultRule } from './resultRule.ts';

/** The ways to ask a question, by the names that readers know them by. */
export type ModeName =
  'singleChoice' | 'approval' | 'score' | 'cumulative' | 'quadratic' | 'greedyBudget' | 'equalShares';

/** A way to ask a question, ready to be opened as a ballot. */
export interface Preset {
  /** As commands say it: "single-choice". */
  word: string;
  rule: ResultRule;
  /**
   * The mode with these settings; those that a preset does not know are passed over.
   * @throws MissingSetting
   */
  mode: (settings: BudgetSettings) => BallotMode;
}

/** A preset cannot do without this setting. */
export class MissingSetting extends Error {
  readonly setting: keyof BudgetSettings;
  constructor(setting: keyof BudgetSettings) {
    super(`The mode needs ${setting}`);
    this.name = 'MissingSetting';
    this.setting = setting;
  }
}

export const presets: Readonly<Record<ModeName, Preset>> = {
  singleChoice: { word: 'single-choice', rule: 'Plurality', mode: singleChoice },
  approval: { word: 'approval', rule: 'Plurality', mode: approval },
  score: {
    word: 'score',
    rule: 'Plurality',
    mode: (settings) => score({ ...settings, maxPerOption: needed(settings, 'maxPerOption') }),
  },
  cumulative: {
    word: 'cumulative',
    rule: 'Plurality',
    mode: (settings) => cumulative({ ...settings, points: needed(settings, 'points') }),
  },
  quadratic: {
    word: 'quadratic',
    rule: 'Plurality',
    mode: (settings) => quadratic({ ...settings, points: needed(settings, 'points') }),
  },
  greedyBudget: { word: 'greedy', rule: 'GreedyBudget', mode: greedyBudget },
  equalShares: { word: 'equal-shares', rule: 'EqualShares', mode: equalShares },
};

/** The preset that a mode reads as, for people. */
export function modeName(mode: BallotMode): ModeName {
  return nameByRule[mode.rule](mode);
}

const nameByRule: Readonly<Record<ResultRule, (mode: BallotMode) => ModeName>> = {
  Plurality: (mode) => {
    if (mode.costExponent === 2) return 'quadratic';
    if (mode.maxPerOption === 1) return mode.maxChoices === 1 ? 'singleChoice' : 'approval';
    return mode.points >= mode.optionCount * mode.maxPerOption ? 'score' : 'cumulative';
  },
  GreedyBudget: () => 'greedyBudget',
  EqualShares: () => 'equalShares',
};

function needed(settings: BudgetSettings, setting: 'points' | 'maxPerOption'): number {
  const value = settings[setting];
  if (value === undefined) throw new MissingSetting(setting);
  return value;
}
