import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Notice } from '../../shared/ui/Notice.tsx';
import { useMoney } from '../../shared/ui/Money.tsx';
import type { Moment } from '../../entities/ballot/phase.ts';
import type { ResultSentence as Sentence } from './model/resultFacts.ts';
import styles from './ResultSentence.module.css';
import type { Shown } from './shown.ts';

interface ResultSentenceProps extends Shown {
  sentence: Sentence;
  moment: Moment;
}

/** The result in words, before any picture. */
export function ResultSentence({ sentence, moment, ...shown }: ResultSentenceProps) {
  return (
    <>
      <p className={styles['sentence']}>
        <Outcome sentence={sentence} open={moment === 'open'} {...shown} />{' '}
        <Turnout sentence={sentence} open={moment === 'open'} />
      </p>
      {sentence.quorum > 0 && !sentence.quorumMet && moment !== 'open' && (
        <Notice kind="warning">
          <p>
            <Trans>
              It needed at least {sentence.quorum} voters to hold. Fewer voted, so this outcome is not
              binding.
            </Trans>
          </p>
        </Notice>
      )}
    </>
  );
}

function Outcome({
  sentence,
  open,
  names,
  language,
  currency,
}: Shown & { sentence: Sentence; open: boolean }) {
  const { i18n } = useLingui();
  const money = useMoney(currency);
  const { kind, options, optionCount, cost, budget } = sentence;
  const [first] = options;
  const name = first === undefined ? '' : (names[first] ?? '');
  const list = new Intl.ListFormat(i18n.locale).format(options.map((option) => names[option] ?? ''));
  switch (kind) {
    case 'noVotes':
      return open ? <Trans>Nobody has voted yet.</Trans> : <Trans>Nobody voted.</Trans>;
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
    case 'funded':
      return (
        <strong>
          <Plural
            value={options.length}
            one={`# of ${optionCount} projects is funded, ${money(cost)} of ${money(budget)}.`}
            other={`# of ${optionCount} projects are funded, ${money(cost)} of ${money(budget)}.`}
          />
        </strong>
      );
    case 'nothingFunded':
      return <Trans>No project is funded.</Trans>;
    case 'waiting':
      return open ? (
        <Trans>What is funded is counted after the end.</Trans>
      ) : (
        <Trans>The result is not counted yet.</Trans>
      );
  }
}

function Turnout({ sentence: { votes, turnout }, open }: { sentence: Sentence; open: boolean }) {
  const { i18n } = useLingui();
  if (votes === 0) return null;
  const people = open ? (
    <Plural value={votes} one="# person has voted" other="# people have voted" />
  ) : (
    <Plural value={votes} one="# person voted" other="# people voted" />
  );
  if (turnout === undefined) return <>{people}.</>;
  const share = i18n.number(turnout, { style: 'percent', maximumFractionDigits: turnout < 0.1 ? 1 : 0 });
  return (
    <>
      {people} (<Trans>turnout {share}</Trans>).
    </>
  );
}
