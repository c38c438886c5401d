import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { NoVotesWords } from '../NoVotesWords.tsx';
import type { OutcomeParts, OutcomeProps } from '../modeParts.ts';
import { pluralityReasons, type HighestReason } from './outcomeReasons.ts';
import { highestStanding } from './standing.ts';

/** How a result by the highest counter is told. */
export const highestOutcome: OutcomeParts = {
  Sentence: HighestSentence,
  why: ({ tally }) =>
    pluralityReasons(tally.map(Number)).map((reason) => ({
      won: reason.kind === 'won',
      words: <ReasonText reason={reason} />,
    })),
  // The most points always win.
  Between: undefined,
  Picture: undefined,
};

function HighestSentence({ ballot, names, language, open }: OutcomeProps) {
  const { i18n } = useLingui();
  const { kind, options } = highestStanding(ballot);
  const [first] = options;
  const name = first === undefined ? '' : (names[first] ?? '');
  const list = new Intl.ListFormat(i18n.locale).format(options.map((option) => names[option] ?? ''));
  switch (kind) {
    case 'none':
      return <Trans>Nobody voted for any option.</Trans>;
    case 'winner':
      return (
        <Trans>
          <strong lang={language}>{name}</strong> won.
        </Trans>
      );
    case 'tie':
      return (
        <Trans>
          It is a tie between <strong lang={language}>{list}</strong>.
        </Trans>
      );
    case 'leading':
      if (!open) {
        return options.length > 1 ? (
          <Trans>
            <strong lang={language}>{list}</strong> have equally many points; the result is not on the record
            yet.
          </Trans>
        ) : (
          <Trans>
            <strong lang={language}>{name}</strong> has the most points; the result is not on the record yet.
          </Trans>
        );
      }
      if (options.length > 1) {
        return (
          <Trans>
            <strong lang={language}>{list}</strong> are level so far.
          </Trans>
        );
      }
      return (
        <Trans>
          <strong lang={language}>{name}</strong> leads so far.
        </Trans>
      );
  }
}

function ReasonText({ reason }: { reason: HighestReason }) {
  switch (reason.kind) {
    case 'won':
      return reason.tied ? (
        <Plural
          value={reason.points}
          one="# point, as many as another option."
          other="# points, as many as another option."
        />
      ) : (
        <Plural value={reason.points} one="# point, the most of all." other="# points, the most of all." />
      );
    case 'lost':
      return (
        <>
          <Plural value={reason.points} one="# point," other="# points," />{' '}
          <Plural value={reason.behind} one="# behind the first." other="# behind the first." />
        </>
      );
    case 'noVotes':
      return <NoVotesWords />;
  }
}
