import { ResultRule } from '@patto/protocol/ballots/resultRule';
import { ApprovalChoice } from './ApprovalChoice.tsx';
import type { ChoosingProps } from './choice.ts';
import { PointsChoice } from './PointsChoice.tsx';
import { ProjectChoice } from './ProjectChoice.tsx';
import { SingleChoice } from './SingleChoice.tsx';

/** Options up to which a plain list is easier than one with search and sorting. */
const fewOptions = 12;

/** The way of choosing that fits a ballot's rules. */
export function Choosing(props: ChoosingProps) {
  const { mode } = props;
  if (mode.rule !== ResultRule.Plurality || mode.optionCount > fewOptions)
    return <ProjectChoice {...props} />;
  if (mode.maxPerOption > 1) return <PointsChoice {...props} />;
  return mode.maxChoices === 1 ? <SingleChoice {...props} /> : <ApprovalChoice {...props} />;
}
