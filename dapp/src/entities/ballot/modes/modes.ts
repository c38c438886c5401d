import type { BallotMode } from '@patto/protocol/ballots/mode';
import { modeName, type ModeName } from '@patto/protocol/ballots/presets';
import { equalShares } from './equalShares/equalShares.tsx';
import { greedyBudget } from './greedyBudget/greedyBudget.tsx';
import type { ModeParts } from './modeParts.ts';
import { approval, cumulative, quadratic, score, singleChoice } from './plurality/plurality.tsx';

const modes: Readonly<Record<ModeName, ModeParts>> = {
  singleChoice,
  approval,
  score,
  cumulative,
  quadratic,
  greedyBudget,
  equalShares,
};

/** All that the dapp has to know of a ballot's mode. */
export function partsOf(mode: BallotMode): ModeParts {
  return modes[modeName(mode)];
}
