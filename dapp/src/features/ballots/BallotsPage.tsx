import { Plural, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Loading } from '../../shared/components/Loading.tsx';
import { Page } from '../../shared/components/Page.tsx';
import { ReadError } from '../../shared/components/ReadError.tsx';
import { ballotListQuery } from './queries.ts';

export function BallotsPage() {
  const { t } = useLingui();
  const query = useQuery(ballotListQuery);
  return (
    <Page title={t`Ballots`}>
      {query.data !== undefined ? (
        <ul>
          {query.data.map((ballot) => (
            <li key={ballot.id}>
              <Link to="/ballots/$id" params={{ id: ballot.number }} lang={ballot.metadata?.language}>
                {ballot.metadata?.title ?? t`Ballot ${ballot.number}`}
              </Link>{' '}
              <Plural value={ballot.votes} one="# vote" other="# votes" />
            </li>
          ))}
        </ul>
      ) : query.isError ? (
        <ReadError error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}
