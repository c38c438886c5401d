import { Trans } from '@lingui/react/macro';
import type { BallotFacts } from '../../entities/ballot/useBallot.ts';

/** The options of a selection by their titles, as in the ballot's document. */
export function SelectionNames({
  facts: { text, language },
  options,
}: {
  facts: BallotFacts;
  options: readonly number[];
}) {
  if (options.length === 0) return <Trans>no project</Trans>;
  return options.map((option, place) => (
    <span key={option}>
      {place > 0 && '; '}
      <span lang={language}>{text?.projects[option]?.title ?? <Trans>Option {option + 1}</Trans>}</span>
    </span>
  ));
}
