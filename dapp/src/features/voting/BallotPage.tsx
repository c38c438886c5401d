import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useParams } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { useNow } from '../../shared/chain/useNow.ts';
import { Page } from '../../shared/ui/Page.tsx';
import { AboutBallot } from '../../entities/ballot/AboutBallot.tsx';
import { ballotControl } from '../../entities/slots/ballotControl.ts';
import { phaseAt } from '../../entities/ballot/phase.ts';
import { PhaseBadge } from '../../entities/ballot/PhaseBadge.tsx';
import { TextNotice } from '../../entities/ballot/TextNotice.tsx';
import { UnreadBallot } from '../../entities/ballot/UnreadBallot.tsx';
import { type BallotFacts, readBallot, useBallot } from '../../entities/ballot/useBallot.ts';
import { VotingArea } from './VotingArea.tsx';

/** Asks for what the page shows first: the ballot, and then its document. */
export function readAhead(queryClient: QueryClient, { id }: { id: number }): Promise<void> {
  return readBallot(queryClient, id);
}

/** One ballot: what it asks, of whom, until when, how it is counted; and voting in it. */
export function BallotPage() {
  const { t } = useLingui();
  const { id } = useParams({ from: '/ballots/$id' });
  const reading = useBallot(id);
  if (reading.state === 'read') return <OneBallot key={id} facts={reading.facts} />;
  return <UnreadBallot title={t`Ballot ${id}`} reading={reading} />;
}

function OneBallot({ facts }: { facts: BallotFacts }) {
  const { t } = useLingui();
  const now = useNow();
  const { ballot, number, title, language } = facts;
  const phase = facts.chain?.phase ?? phaseAt(ballot, now);
  return (
    <Page
      title={title ?? t`Ballot ${number}`}
      lang={language}
      above={
        <Link
          to="/commons/$id"
          params={{ id: ballot.commons.number }}
          lang={ballot.commons.metadata?.language}
        >
          {ballot.commons.metadata?.name ?? <Trans>Commons {ballot.commons.number}</Trans>}
        </Link>
      }
      lead={<PhaseBadge phase={phase} />}
    >
      <TextNotice facts={facts} />
      <VotingArea facts={facts} phase={phase} now={now}>
        <AboutBallot facts={facts} phase={phase} now={now} />
      </VotingArea>
      {(facts.chain !== undefined || facts.chainSilent) && ballotControl.part()?.(ballot, phase)}
    </Page>
  );
}
