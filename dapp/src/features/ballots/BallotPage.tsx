import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useParams } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { useNow } from '../../shared/chain/useNow.ts';
import { ButtonLink } from '../../shared/components/ButtonLink.tsx';
import { Loading } from '../../shared/components/Loading.tsx';
import { Notice } from '../../shared/components/Notice.tsx';
import { Page } from '../../shared/components/Page.tsx';
import { ReadError } from '../../shared/components/ReadError.tsx';
import { AboutBallot } from './AboutBallot.tsx';
import { DemoClock } from './DemoClock.tsx';
import { momentOf } from './model/ballotMoment.ts';
import { MomentBadge } from './MomentBadge.tsx';
import { TextNotice } from './TextNotice.tsx';
import { type BallotFacts, readBallot, useBallot } from './useBallot.ts';
import { VotingArea } from './VotingArea.tsx';

/** Asks for what the page shows first: the ballot, and then its document. */
export function readAhead(queryClient: QueryClient, number: number): Promise<void> {
  return readBallot(queryClient, number);
}

/** One ballot: what it asks, of whom, until when, how it is counted; and voting in it. */
export function BallotPage() {
  const { t } = useLingui();
  const { id } = useParams({ from: '/ballots/$id' });
  const reading = useBallot(id);
  if (reading.state === 'read') return <OneBallot key={id} facts={reading.facts} />;
  return (
    <Page title={t`Ballot ${id}`}>
      {reading.state === 'failed' ? (
        <ReadError error={reading.error} onRetry={reading.retry} />
      ) : reading.state === 'none' ? (
        <Notice kind="warning">
          <p>
            <Trans>
              There is no ballot of this number. If it was opened a moment ago, it may appear here in a few
              seconds.
            </Trans>
          </p>
          <ButtonLink to="/ballots">
            <Trans>All ballots</Trans>
          </ButtonLink>
        </Notice>
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function OneBallot({ facts }: { facts: BallotFacts }) {
  const { t } = useLingui();
  const now = useNow();
  const { ballot, number, title, language } = facts;
  const moment = facts.chain?.moment ?? momentOf(ballot, now);
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
      lead={<MomentBadge moment={moment} />}
    >
      <TextNotice facts={facts} />
      <VotingArea facts={facts} moment={moment} now={now}>
        <AboutBallot facts={facts} moment={moment} now={now} />
      </VotingArea>
      {(facts.chain !== undefined || facts.chainSilent) && <DemoClock ballot={ballot} moment={moment} />}
    </Page>
  );
}
