import { Plural, Trans } from '@lingui/react/macro';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { modeName } from '@patto/protocol/ballots/presets';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { ExampleCount } from './ExampleCount.tsx';
import type { Project } from './projectList.ts';

interface HowCountedProps {
  mode: BallotMode;
  projects: readonly Project[];
  language: string;
  currency: string | undefined;
}

/** How a ballot is counted: one sentence, and an example behind it. */
export function HowCounted({ mode, projects, language, currency }: HowCountedProps) {
  return (
    <>
      <p>
        <Rule mode={mode} />{' '}
        {mode.weighted && (
          <Trans>
            A vote weighs as much as the reputation that its member had when the ballot started; the result is
            advice.
          </Trans>
        )}{' '}
        {mode.quorum > 0 && (
          <Plural
            value={mode.quorum}
            one="It holds if at least one person votes."
            other="It holds if at least # people vote."
          />
        )}
      </p>
      {projects.length > 0 && (
        <Disclosure title={<Trans>How does this work?</Trans>}>
          <ExampleCount mode={mode} projects={projects} language={language} currency={currency} />
        </Disclosure>
      )}
    </>
  );
}

function Rule({ mode }: { mode: BallotMode }) {
  switch (modeName(mode)) {
    case 'singleChoice':
      return <Trans>Each person chooses one option; the option with the most votes wins.</Trans>;
    case 'approval':
      return mode.maxChoices < mode.optionCount ? (
        <Trans>
          Each person chooses up to {mode.maxChoices} options; the option that most people chose wins.
        </Trans>
      ) : (
        <Trans>
          Each person chooses as many options as they like; the option that most people chose wins.
        </Trans>
      );
    case 'score':
      return (
        <Trans>
          Each person gives every option from 0 to {mode.maxPerOption} points; the option with the most points
          wins.
        </Trans>
      );
    case 'cumulative':
      return (
        <Trans>
          Each person shares out up to {mode.points} points; the option with the most points wins.
        </Trans>
      );
    case 'quadratic':
      return (
        <Trans>
          Each person has {mode.points} credits, and each further point on the same option costs more; the
          option with the most points wins.
        </Trans>
      );
    case 'greedyBudget':
      return (
        <Trans>
          Projects are funded in the order of their votes, each one that still fits what is left of the
          budget.
        </Trans>
      );
    case 'equalShares':
      return (
        <Trans>
          Every voter decides on an equal share of the budget: a project is funded when its supporters can pay
          for it together from their shares. So no group is left out.
        </Trans>
      );
  }
}
