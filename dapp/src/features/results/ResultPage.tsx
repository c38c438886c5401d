import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Loading } from '../../shared/components/Loading.tsx';
import { Page } from '../../shared/components/Page.tsx';
import { ReadError } from '../../shared/components/ReadError.tsx';
import { ballotQuery } from '../ballots/queries.ts';

export function ResultPage() {
  const { t, i18n } = useLingui();
  const { id } = useParams({ from: '/ballots/$id/result' });
  const query = useQuery(ballotQuery(id));
  const title = query.data?.metadata?.title ?? t`Ballot ${id}`;
  return (
    <Page title={t`Result: ${title}`}>
      {query.data != null ? (
        <ol>
          {query.data.tally.map((points, option) => (
            <li key={option}>
              <Trans>{i18n.number(points)} points</Trans>
            </li>
          ))}
        </ol>
      ) : query.data === null ? (
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
