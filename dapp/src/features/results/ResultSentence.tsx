import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { BallotPhase } from '@patto/protocol/ballots/phase';
import { Notice } from '../../shared/ui/Notice.tsx';
import type { CountedBallot } from '../../entities/ballot/countedBallot.ts';
import type { OutcomeParts } from '../../entities/ballot/modes/modeParts.ts';
import type { Shown } from '../../entities/ballot/shown.ts';
import { turnoutOf, type Turnout } from './model/resultFacts.ts';
import styles from './ResultSentence.module.css';

interface ResultSentenceProps extends Shown {
  ballot: CountedBallot;
  outcome: OutcomeParts;
  phase: BallotPhase;
}

/** The result in words, before any picture. */
export function ResultSentence({ ballot, outcome, phase, ...shown }: ResultSentenceProps) {
  const { Sentence } = outcome;
  const turnout = turnoutOf(ballot);
  const open = phase === 'Open';
  return (
    <>
      <p className={styles['sentence']}>
        {turnout.anybody ? (
          <>
            <Sentence ballot={ballot} open={open} {...shown} /> <TurnoutWords turnout={turnout} open={open} />
          </>
        ) : open ? (
          <Trans>Nobody has voted yet.</Trans>
        ) : (
          <Trans>Nobody voted.</Trans>
        )}
      </p>
      {turnout.quorum > 0 && !turnout.quorumMet && !open && (
        <Notice kind="warning">
          <p>
            <Trans>
              It needed at least {turnout.quorum} voters to hold. Fewer voted, so this outcome is not binding.
            </Trans>
          </p>
        </Notice>
      )}
    </>
  );
}

function TurnoutWords({ turnout, open }: { turnout: Turnout; open: boolean }) {
  const { i18n } = useLingui();
  const { votes } = turnout;
  const people = open ? (
    <Plural value={votes} one="# person has voted" other="# people have voted" />
  ) : (
    <Plural value={votes} one="# person voted" other="# people voted" />
  );
  if (turnout.share === undefined) return <>{people}.</>;
  const share = i18n.number(turnout.share, {
    style: 'percent',
    maximumFractionDigits: turnout.share < 0.1 ? 1 : 0,
  });
  return (
    <>
      {people} (<Trans>turnout {share}</Trans>).
    </>
  );
}
