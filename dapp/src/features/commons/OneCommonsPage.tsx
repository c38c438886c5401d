import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Badge } from '../../shared/ui/Badge.tsx';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import { Icon } from '../../shared/ui/Icon.tsx';
import { Loading } from '../../shared/ui/Loading.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { ReadError } from '../../shared/ui/ReadError.tsx';
import { AboutSection } from './AboutSection.tsx';
import { BallotsSection } from './BallotsSection.tsx';
import { DocumentsSection } from './DocumentsSection.tsx';
import { MembershipPanel } from './join/MembershipPanel.tsx';
import { kinds } from '../../entities/commons/kinds.ts';
import { MembersSection } from './MembersSection.tsx';
import styles from './OneCommonsPage.module.css';
import { type OneCommons, oneCommonsQuery } from './oneCommonsQuery.ts';
import { ReputationSection } from './ReputationSection.tsx';

export function OneCommonsPage() {
  const { t } = useLingui();
  const { id } = useParams({ from: '/commons/$id' });
  const query = useQuery(oneCommonsQuery(id));
  const commons = query.data;
  if (commons === null) return <Unknown number={id} />;
  return (
    <Page
      title={commons?.document?.name ?? t`Commons ${id}`}
      lang={commons?.document?.language}
      above={<Above commons={commons} />}
      lead={<p lang={commons?.document?.language}>{commons?.document?.summary}</p>}
    >
      {commons !== undefined ? (
        <Sections commons={commons} />
      ) : query.isError ? (
        <ReadError error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Above({ commons }: { commons: OneCommons | undefined }) {
  const { i18n } = useLingui();
  const kind = kinds[commons?.document?.kind ?? 'other'];
  return (
    <p className={styles['above']}>
      <Link to="/">
        <Trans>All commons</Trans>
      </Link>
      {commons !== undefined && (
        <span className={styles['kind']}>
          <Icon name={kind.icon} /> {i18n._(kind.label)}
          {' · '}
          <span lang={commons.municipality.metadata?.language}>
            {commons.document?.city ?? commons.municipality.metadata?.name}
          </span>
        </span>
      )}
    </p>
  );
}

function Sections({ commons }: { commons: OneCommons }) {
  return (
    <>
      <AtAGlance commons={commons} />
      {commons.status !== 'Active' && (
        <Notice
          kind="warning"
          title={commons.status === 'Suspended' ? <Trans>Suspended for now</Trans> : <Trans>Closed</Trans>}
        >
          <p>
            <Trans>It takes no new members and opens no ballots. What was decided stays on the record.</Trans>
          </p>
        </Notice>
      )}
      <MembershipPanel commons={commons} />
      <BallotsSection commons={commons} />
      <AboutSection commons={commons} />
      <MembersSection commons={commons} />
      <ReputationSection commons={commons} />
      <DocumentsSection commons={commons} />
    </>
  );
}

/** Where it is, who is entrusted with it, and its state. */
function AtAGlance({ commons: { document, stewards, status } }: { commons: OneCommons }) {
  return (
    <p className={styles['glance']}>
      {document !== undefined && (
        <span className={styles['kind']} lang={document.language}>
          <Icon name="place" /> {document.address}
        </span>
      )}
      <span className={styles['kind']}>
        <Icon name="key" /> <Plural value={stewards.length} one="# steward" other="# stewards" />
      </span>
      {status === 'Active' ? (
        <Badge kind="ok" icon="check">
          <Trans>Active</Trans>
        </Badge>
      ) : (
        <Badge kind="warning" icon="warning">
          {status === 'Suspended' ? <Trans>Suspended</Trans> : <Trans>Closed</Trans>}
        </Badge>
      )}
    </p>
  );
}

function Unknown({ number }: { number: number }) {
  const { t } = useLingui();
  return (
    <Page title={t`There is no commons ${number}`}>
      <p>
        <Trans>The link may be old, or the commons is so new that the lists do not show it yet.</Trans>
      </p>
      <ButtonLink to="/" kind="primary">
        <Trans>See all commons</Trans>
      </ButtonLink>
    </Page>
  );
}
