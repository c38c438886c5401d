import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Loading } from '../../shared/components/Loading.tsx';
import { Page } from '../../shared/components/Page.tsx';
import { ReadError } from '../../shared/components/ReadError.tsx';
import { ballotQuery } from './queries.ts';

export function BallotPage() {
  const { t, i18n } = useLingui();
  const { id } = useParams({ from: '/ballots/$id' });
  const query = useQuery(ballotQuery(id));
  const ballot = query.data;
  return (
    <Page title={ballot?.metadata?.title ?? t`Ballot ${id}`} lang={ballot?.metadata?.language}>
      {ballot != null ? (
        <>
          <p>
            <Trans>
              Until {i18n.date(new Date(ballot.end * 1000), { dateStyle: 'long', timeStyle: 'short' })}
            </Trans>
          </p>
          <p>
            <Plural value={ballot.votes} one="# vote" other="# votes" />
          </p>
          <Link to="/ballots/$id/result" params={{ id }}>
            <Trans>Result</Trans>
          </Link>
        </>
      ) : ballot === null ? (
        <p>
          <Trans>There is no ballot of this number.</Trans>
        </p>
      ) : query.isError ? (
        <ReadError error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}
