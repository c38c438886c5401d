import { Trans } from '@lingui/react/macro';
import { HighestExample } from './HighestExample.tsx';
import type { ModeParts } from '../modeParts.ts';
import { highestOutcome } from './highestOutcome.tsx';

/** The option with the most points wins: what its modes have in common. */
const highest = { Example: HighestExample, outcome: highestOutcome };

export const singleChoice: ModeParts = {
  ...highest,
  chooser: () => 'one',
  Sentence: () => <Trans>Each person chooses one option; the option with the most votes wins.</Trans>,
};

export const approval: ModeParts = {
  ...highest,
  chooser: () => 'some',
  Sentence: ({ mode }) =>
    mode.maxChoices < mode.optionCount ? (
      <Trans>
        Each person chooses up to {mode.maxChoices} options; the option that most people chose wins.
      </Trans>
    ) : (
      <Trans>Each person chooses as many options as they like; the option that most people chose wins.</Trans>
    ),
};

export const score: ModeParts = {
  ...highest,
  chooser: () => 'points',
  Sentence: ({ mode }) => (
    <Trans>
      Each person gives every option from 0 to {mode.maxPerOption} points; the option with the most points
      wins.
    </Trans>
  ),
};

export const cumulative: ModeParts = {
  ...highest,
  chooser: () => 'points',
  Sentence: ({ mode }) => (
    <Trans>Each person shares out up to {mode.points} points; the option with the most points wins.</Trans>
  ),
};

export const quadratic: ModeParts = {
  ...highest,
  chooser: ({ maxPerOption, maxChoices }) => {
    // With fewer than four credits nobody can give two points.
    if (maxPerOption > 1) return 'points';
    return maxChoices === 1 ? 'one' : 'some';
  },
  Sentence: ({ mode }) => (
    <Trans>
      Each person has {mode.points} credits, and each further point on the same option costs more; the option
      with the most points wins.
    </Trans>
  ),
};
