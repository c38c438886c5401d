import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNow } from '../../shared/chain/useNow.ts';
import { Loading } from '../../shared/components/Loading.tsx';
import { Page } from '../../shared/components/Page.tsx';
import { ReadError } from '../../shared/components/ReadError.tsx';
import { CommonsList } from './CommonsList.tsx';
import { commonsListQuery } from './queries.ts';

export function CommonsPage() {
  const { t } = useLingui();
  const query = useQuery(commonsListQuery(useNow(60)));
  return (
    <Page title={t`Commons`} lead={<Trans>Places and services that residents care for together.</Trans>} wide>
      {query.data !== undefined ? (
        <CommonsList commons={query.data} />
      ) : query.isError ? (
        <ReadError error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}
