import type { ComponentType } from 'react';
import type { Chooser } from '../../../entities/ballot/modes/modeParts.ts';
import { partsOf } from '../../../entities/ballot/modes/modes.ts';
import { ApprovalChoice } from './ApprovalChoice.tsx';
import type { ChoosingProps } from './choice.ts';
import { PointsChoice } from './PointsChoice.tsx';
import { ProjectChoice } from './ProjectChoice.tsx';
import { SingleChoice } from './SingleChoice.tsx';

/** Options up to which a plain list is easier than one with search and sorting. */
const fewOptions = 12;

const choosers: Readonly<Record<Chooser, ComponentType<ChoosingProps>>> = {
  one: SingleChoice,
  some: ApprovalChoice,
  points: PointsChoice,
  projects: ProjectChoice,
};

/** The way of choosing that fits a ballot's rules. */
export function Choosing(props: ChoosingProps) {
  const { mode } = props;
  const Fitting = choosers[mode.optionCount > fewOptions ? 'projects' : partsOf(mode).chooser(mode)];
  return <Fitting {...props} />;
}
