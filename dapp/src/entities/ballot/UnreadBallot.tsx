import { Trans } from '@lingui/react/macro';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import { Loading } from '../../shared/ui/Loading.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { ReadError } from '../../shared/ui/ReadError.tsx';
import { UnknownRuleWords } from './UnknownRuleWords.tsx';
import type { BallotReading } from './useBallot.ts';

interface UnreadBallotProps {
  title: string;
  reading: Exclude<BallotReading, { state: 'read' }>;
}

/** In the place of a ballot, or of its result, while or where it cannot be read. */
export function UnreadBallot({ title, reading }: UnreadBallotProps) {
  return (
    <Page title={title}>
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
      ) : reading.state === 'unknownRule' ? (
        <Notice kind="warning">
          <p>
            <UnknownRuleWords />
          </p>
        </Notice>
      ) : (
        <Loading />
      )}
    </Page>
  );
}
