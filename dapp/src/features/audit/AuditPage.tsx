import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Loading } from '../../shared/ui/Loading.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { ReadError } from '../../shared/ui/ReadError.tsx';
import styles from './AuditPage.module.css';
import { municipalityListQuery } from './queries.ts';

/** Where an audit begins: which municipality. */
export function AuditPage() {
  const { t, i18n } = useLingui();
  const query = useQuery(municipalityListQuery);
  const countries = new Intl.DisplayNames(i18n.locale, { type: 'region' });
  return (
    <Page
      title={t`Audit`}
      lead={
        <Trans>
          What is on the public record of a municipality: its ballots, who holds which role, and what you can
          check yourself.
        </Trans>
      }
    >
      {query.data !== undefined ? (
        <>
          <h2>
            <Trans>Municipalities</Trans>
          </h2>
          {query.data.length === 0 && (
            <p>
              <Trans>No municipality is on the record yet.</Trans>
            </p>
          )}
          <ul className={styles['list']}>
            {query.data.map(({ id, number, metadata, commonsCount }) => (
              <li key={id}>
                <Link
                  to="/audit/$municipality"
                  params={{ municipality: number }}
                  lang={metadata?.language}
                  className={styles['link'] ?? ''}
                >
                  {metadata?.name ?? <Trans>Municipality {number}</Trans>}
                </Link>
                <span className={styles['facts']}>
                  {metadata !== null && <>{countries.of(metadata.country)} · </>}
                  <Plural value={commonsCount} one="# commons" other="# commons" />
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : query.isError ? (
        <ReadError error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}
