import { isResultRule, UnknownRule, type ResultRule } from '../resultRule.ts';
import type { BallotSheet } from '../sheet.ts';
import type { Profile } from './profile.ts';
import type { CountedResult } from './rule.ts';
import { rules } from './rules.ts';

/**
 * The result of a ballot by its rule; undefined where that counts with the costs of a sheet and there is none.
 * @throws UnknownRule for a rule that is none, whatever the types say.
 */
export function resultOf(rule: ResultRule, profile: Profile, sheet: BallotSheet): CountedResult;
export function resultOf(
  rule: ResultRule,
  profile: Profile,
  sheet: BallotSheet | undefined,
): CountedResult | undefined;
export function resultOf(
  rule: ResultRule,
  profile: Profile,
  sheet: BallotSheet | undefined,
): CountedResult | undefined {
  if (!isResultRule(rule)) throw new UnknownRule(rule);
  const known = rules[rule];
  if (!known.funds) return known.count(profile);
  return sheet === undefined ? undefined : known.count(profile, sheet);
}
