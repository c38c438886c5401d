import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Loading } from '../../shared/components/Loading.tsx';
import { Page } from '../../shared/components/Page.tsx';
import { ReadError } from '../../shared/components/ReadError.tsx';
import { municipalityListQuery } from './queries.ts';

export function AuditPage() {
  const { t } = useLingui();
  const query = useQuery(municipalityListQuery);
  return (
    <Page title={t`Audit`}>
      {query.data !== undefined ? (
        <ul>
          {query.data.map((item) => (
            <li key={item.id}>
              <Link
                to="/audit/$municipality"
                params={{ municipality: item.number }}
                lang={item.metadata?.language}
              >
                {item.metadata?.name ?? t`Municipality ${item.number}`}
              </Link>
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
