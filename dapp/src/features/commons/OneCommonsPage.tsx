import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useNow } from '../../shared/chain/useNow.ts';
import { Page } from '../../shared/components/Page.tsx';
import { commonsListQuery } from './queries.ts';

export function OneCommonsPage() {
  const { t } = useLingui();
  const { id } = useParams({ from: '/commons/$id' });
  const commons = useQuery(commonsListQuery(useNow(60))).data?.find((item) => item.number === id);
  return (
    <Page title={commons?.document?.name ?? t`Commons ${id}`} lang={commons?.document?.language}>
      <p lang={commons?.document?.language}>{commons?.document?.summary}</p>
    </Page>
  );
}
