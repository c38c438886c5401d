import { Plural, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Loading } from '../../shared/components/Loading.tsx';
import { Page } from '../../shared/components/Page.tsx';
import { ReadError } from '../../shared/components/ReadError.tsx';
import { ballotListQuery } from '../ballots/queries.ts';
import { municipalityListQuery } from './queries.ts';

export function MunicipalityAuditPage() {
  const { t } = useLingui();
  const { municipality } = useParams({ from: '/audit/$municipality' });
  const name = useQuery(municipalityListQuery).data?.find((item) => item.number === municipality)?.metadata
    ?.name;
  const query = useQuery(ballotListQuery);
  const ballots = query.data?.filter((ballot) => ballot.commons.municipality.number === municipality);
  return (
    <Page title={t`Audit: ${name ?? t`Municipality ${municipality}`}`}>
      {ballots !== undefined ? (
        <ul>
          {ballots.map((ballot) => (
            <li key={ballot.id}>
              <Link to="/ballots/$id/result" params={{ id: ballot.number }} lang={ballot.metadata?.language}>
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
