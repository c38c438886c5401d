import { rules } from '@patto/protocol/ballots/rules/rules';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useParams } from '@tanstack/react-router';
import { isOver } from '@patto/protocol/ballots/phase';
import { useMemo } from 'react';
import { useNow } from '../../shared/chain/useNow.ts';
import { Page } from '../../shared/ui/Page.tsx';
import { BallotDetails } from '../../entities/ballot/BallotDetails.tsx';
import { ballotControl } from '../../entities/slots/ballotControl.ts';
import { countedBallot } from '../../entities/ballot/countedBallot.ts';
import { HowCounted } from '../../entities/ballot/HowCounted.tsx';
import { partsOf } from '../../entities/ballot/modes/modes.ts';
import { phaseAt } from '../../entities/ballot/phase.ts';
import { PhaseBadge } from '../../entities/ballot/PhaseBadge.tsx';
import { TextNotice } from '../../entities/ballot/TextNotice.tsx';
import { UnreadBallot } from '../../entities/ballot/UnreadBallot.tsx';
import { useBallot, type BallotFacts } from '../../entities/ballot/useBallot.ts';
import { RecountPanel, recountHeading } from '../../entities/recount/RecountPanel.tsx';
import { OwnCount } from './OwnCount.tsx';
import { ResultBars } from './ResultBars.tsx';
import { resultRows } from './model/resultFacts.ts';
import { ResultSentence } from './ResultSentence.tsx';
import { ResultTable } from './ResultTable.tsx';
import { SettlementSteps } from './SettlementSteps.tsx';
import { useVoteCount } from './useVoteCount.ts';
import { WhyPanel } from './WhyPanel.tsx';

/** The result of a ballot: said first, then shown, then open to anyone's own count. */
export function ResultPage() {
  const { t } = useLingui();
  const { id } = useParams({ from: '/ballots/$id/result' });
  const reading = useBallot(id);
  if (reading.state === 'read') return <OneResult key={id} facts={reading.facts} />;
  return <UnreadBallot title={t`Result of ballot ${id}`} reading={reading} />;
}

function OneResult({ facts }: { facts: BallotFacts }) {
  const { t } = useLingui();
  const now = useNow();
  const { ballot, mode, number, text, title } = facts;
  const language = facts.language ?? 'en';
  const currency = text?.document.currency;
  const phase = facts.chain?.phase ?? phaseAt(ballot, now);
  const over = isOver(phase);
  const counted = useMemo(() => countedBallot(ballot, mode, text), [ballot, mode, text]);
  const rows = useMemo(() => resultRows(counted), [counted]);
  const names = useMemo(
    () => ballot.tally.map((_, option) => text?.projects[option]?.title ?? t`Option ${option + 1}`),
    [ballot.tally, text, t],
  );
  const { outcome } = partsOf(mode);
  const { Between, Picture } = outcome;
  const count = useVoteCount(facts, over && Picture !== undefined);
  const why = outcome.why(counted, count?.report, currency);
  const shown = {
    names,
    language,
    currency,
    funds: rules[mode.rule].funds,
    costly: (counted.budget ?? 0) > 0,
  };

  return (
    <Page
      title={title ?? t`Ballot ${number}`}
      lang={facts.language}
      above={
        <Link to="/ballots/$id" params={{ id: number }}>
          <Trans>The ballot and its rules</Trans>
        </Link>
      }
      lead={<PhaseBadge phase={phase} />}
    >
      <TextNotice facts={facts} />
      {phase === 'Scheduled' || phase === 'Cancelled' ? (
        <p>
          {phase === 'Cancelled' ? (
            <Trans>This ballot was withdrawn before it started, so it has no result.</Trans>
          ) : (
            <Trans>Voting has not begun yet, so there is no result.</Trans>
          )}
        </p>
      ) : (
        <>
          <ResultSentence ballot={counted} outcome={outcome} phase={phase} {...shown} />
          <p>
            <a href={`#${recountHeading}`}>
              <Trans>Count it yourself</Trans>
            </a>
          </p>
          <OwnCount facts={facts} phase={phase} report={count?.report} />
          <SettlementSteps facts={facts} phase={phase} now={now} />
          {ballotControl.part()?.(ballot, phase)}
          {ballot.votes > 0 && (
            <>
              <ResultBars rows={rows} weighted={mode.weighted} perOption={mode.maxPerOption} {...shown} />
              {Picture !== undefined && count !== undefined && (
                <Picture ballot={counted} count={count} {...shown} />
              )}
              {why !== undefined && names.length > 1 && (
                <WhyPanel why={why} Between={Between} rows={rows} {...shown} />
              )}
              <ResultTable
                rows={rows}
                references={text?.projects.map(({ reference }) => reference) ?? []}
                number={number}
                {...shown}
              />
            </>
          )}
          <h2>
            <Trans>How it was counted</Trans>
          </h2>
          <HowCounted mode={mode} projects={text?.projects ?? []} language={language} currency={currency} />
          <RecountPanel facts={facts} names={names} />
        </>
      )}
      <BallotDetails facts={facts} />
    </Page>
  );
}
