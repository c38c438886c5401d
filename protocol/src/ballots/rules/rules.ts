import type { ResultRule } from '../resultRule.ts';
import { equalSharesRule } from './equalShares.ts';
import { greedyBudgetRule } from './greedyBudget.ts';
import { pluralityRule } from './plurality.ts';
import type { Rule } from './rule.ts';

/** Every rule of the contract; whoever counts, opens, settles or exchanges ballots reads it here. */
export const rules: Readonly<Record<ResultRule, Rule>> = {
  Plurality: pluralityRule,
  GreedyBudget: greedyBudgetRule,
  EqualShares: equalSharesRule,
};
