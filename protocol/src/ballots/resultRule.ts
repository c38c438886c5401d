import { resultRuleNames } from '../generated/enums.ts';

/** How counters become a result, by the names of the contract's `ResultRule`. */
export type ResultRule = (typeof resultRuleNames)[number];

/** A ballot's rule that this reader cannot count by: it is older than the rule. */
export class UnknownRule extends Error {
  /** The contract's number, or a name that is none of the contract's. */
  readonly rule: number | string;
  constructor(rule: number | string) {
    super(`This reader does not know the rule ${rule}; it needs a newer Patto`);
    this.name = 'UnknownRule';
    this.rule = rule;
  }
}

export function isResultRule(name: unknown): name is ResultRule {
  return resultRuleNames.some((known) => known === name);
}

/**
 * The rule of a number that came from the chain.
 * @throws UnknownRule
 */
export function ruleOf(number: number): ResultRule {
  const name = resultRuleNames[number];
  if (name === undefined) throw new UnknownRule(number);
  return name;
}

/** The number by which the contract knows a rule. */
export function numberOfRule(rule: ResultRule): number {
  return resultRuleNames.indexOf(rule);
}
