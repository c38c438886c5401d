import { Plural, Trans } from '@lingui/react/macro';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { ExampleCount } from './ExampleCount.tsx';
import { partsOf } from './modes/modes.ts';
import type { Project } from './projectList.ts';

interface HowCountedProps {
  mode: BallotMode;
  projects: readonly Project[];
  language: string;
  currency: string | undefined;
}

/** How a ballot is counted: one sentence, and an example behind it. */
export function HowCounted({ mode, projects, language, currency }: HowCountedProps) {
  const { Sentence } = partsOf(mode);
  return (
    <>
      <p>
        <Sentence mode={mode} />{' '}
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
