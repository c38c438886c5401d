import { bitsPerOption, type BallotMode } from './mode.ts';
import { rules } from './rules/rules.ts';
import { maxOptions } from './sheet.ts';

/** A vote's flags and its weight stand in one word. */
const maxWeightedOptions = 224;

/** The field that the contract would refuse, what it may be ("from 1 to 255") and what it is. */
export interface ModeProblem {
  field: keyof BallotMode;
  allowed: string;
  found: string;
}

/** Why no ballot can be opened with a mode; undefined for a mode that the contract takes. */
export function modeProblem(mode: BallotMode): ModeProblem | undefined {
  const range = (field: keyof BallotMode, least: number, most: number): ModeProblem | undefined => {
    const found = Number(mode[field]);
    return Number.isInteger(found) && found >= least && found <= most
      ? undefined
      : { field, allowed: `from ${least} to ${most}`, found: String(found) };
  };
  return (
    range('optionCount', 1, mode.weighted ? maxWeightedOptions : maxOptions) ??
    range('maxPerOption', 1, mode.weighted ? 1 : mostThatFits(mode)) ??
    range('maxChoices', 1, mode.optionCount) ??
    range('minChoices', 0, mode.maxChoices) ??
    range('costExponent', 1, 2) ??
    range('points', Math.max(1, mode.minChoices), 2 ** 16 - 1) ??
    ruleProblem(mode) ??
    range('quorum', 0, 2 ** 32 - 1)
  );
}

/** Most points on one option, so that all options of a vote stand in one word. */
function mostThatFits({ optionCount }: BallotMode): number {
  const widest = Math.floor(256 / Math.max(1, optionCount));
  return widest >= bitsPerOption({ maxPerOption: 255 }) ? 255 : 2 ** widest - 1;
}

function ruleProblem({ weighted, rule }: BallotMode): ModeProblem | undefined {
  if (!weighted || rules[rule].takesWeights) return undefined;
  const allowed = Object.entries(rules).flatMap(([name, { takesWeights }]) => (takesWeights ? [name] : []));
  return { field: 'rule', allowed: `${allowed.join(' or ')} in a weighted ballot`, found: rule };
}
