import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { concerns } from '@patto/protocol/audit/scope';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useNow } from '../../shared/chain/useNow.ts';
import { Button } from '../../shared/ui/Button.tsx';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import { Loading } from '../../shared/ui/Loading.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { ReadError } from '../../shared/ui/ReadError.tsx';
import { BallotsAudit } from './BallotsAudit.tsx';
import { DocumentsAudit } from './DocumentsAudit.tsx';
import { touches, type AuditPeriod } from './model/period.ts';
import {
  auditedBallotsQuery,
  municipalityRecordQuery,
  roleChangesQuery,
  type MunicipalityBallots,
  type MunicipalityRecord,
  type RoleHistory,
} from './queries.ts';
import styles from './Report.module.css';
import { RolesAudit } from './RolesAudit.tsx';
import { UpgradesAudit } from './UpgradesAudit.tsx';

/** A municipality's record over a period, on screen and on paper. */
export function MunicipalityAuditPage() {
  const { t } = useLingui();
  const { municipality: number } = useParams({ from: '/audit/$municipality' });
  const record = useQuery(municipalityRecordQuery(number));
  const ballots = useQuery(auditedBallotsQuery(number));
  const roles = useQuery(roleChangesQuery);
  const failed = [record, ballots, roles].filter(({ isError, data }) => isError && data === undefined);
  const [failure] = failed;
  const name = record.data?.municipality?.metadata?.name ?? t`Municipality ${number}`;
  return (
    <Page
      title={t`Audit: ${name}`}
      above={
        <Link to="/audit" className={styles['screen'] ?? ''}>
          <Trans>All municipalities</Trans>
        </Link>
      }
    >
      {record.data?.municipality === null ? (
        <Notice kind="warning">
          <p>
            <Trans>There is no municipality of this number.</Trans>
          </p>
          <ButtonLink to="/audit">
            <Trans>All municipalities</Trans>
          </ButtonLink>
        </Notice>
      ) : record.data !== undefined && ballots.data !== undefined && roles.data !== undefined ? (
        <Report record={record.data} ballots={ballots.data} roles={roles.data} />
      ) : failure !== undefined ? (
        <ReadError
          error={failure.error}
          onRetry={() => void Promise.all(failed.map(({ refetch }) => refetch()))}
        />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

interface ReportProps {
  record: MunicipalityRecord;
  ballots: MunicipalityBallots;
  roles: RoleHistory;
}

function Report({ record, ballots, roles }: ReportProps) {
  const { t } = useLingui();
  const now = useNow(60);
  const [period, setPeriod] = useState<AuditPeriod>({ from: '', to: '' });
  const { municipality } = record;
  if (municipality === null) return null;
  const inPeriod = ballots.ballots.filter(({ start, end }) => touches(period, start, end));
  const changes = roles.changes.filter((change) => concerns(change, municipality.number));
  const happened = ({ timestamp }: { timestamp: number }) => touches(period, timestamp, timestamp);
  const votes = inPeriod.reduce((sum, ballot) => sum + ballot.votes, 0);
  const contests = inPeriod.reduce((sum, ballot) => sum + ballot.contests.length, 0);
  return (
    <div className={styles['report']}>
      <div className={styles['controls']}>
        <label>
          {t`From`}
          <input
            type="date"
            value={period.from}
            onChange={(event) => setPeriod({ ...period, from: event.target.value })}
          />
        </label>
        <label>
          {t`To`}
          <input
            type="date"
            value={period.to}
            onChange={(event) => setPeriod({ ...period, to: event.target.value })}
          />
        </label>
        <Button onClick={() => window.print()}>
          <Trans>Print this report</Trans>
        </Button>
      </div>
      <PeriodText period={period} />
      <p>
        <strong>
          <Plural value={inPeriod.length} one="# ballot" other="# ballots" />,{' '}
          <Plural value={votes} one="# vote" other="# votes" />,{' '}
          <Plural value={contests} one="# contest" other="# contests" />
        </strong>
      </p>
      <BallotsAudit ballots={inPeriod} now={now} />
      <RolesAudit
        municipality={municipality}
        changes={changes}
        changesInPeriod={changes.filter(({ at }) => happened(at))}
        ballots={inPeriod}
        pauses={record.openingPauses.filter(happened)}
      />
      <UpgradesAudit announced={record.announced} now={now} />
      <DocumentsAudit municipality={municipality} ballots={inPeriod} />
      <h2>
        <Trans>Where these figures come from</Trans>
      </h2>
      <ul className={styles['source']}>
        {[record, ballots, roles].map(({ query, block }) => (
          <Source key={query} query={query} block={block.number} />
        ))}
      </ul>
    </div>
  );
}

function Source({ query, block }: { query: string; block: number }) {
  const { i18n } = useLingui();
  return (
    <li>
      <Trans>
        Query <code>{query}</code> of the index at block {i18n.number(block)}
      </Trans>
    </li>
  );
}

/** On paper the fields are gone, so the period is said. */
function PeriodText({ period: { from, to } }: { period: AuditPeriod }) {
  const { i18n } = useLingui();
  const day = (text: string) => i18n.date(new Date(`${text}T12:00:00`), { dateStyle: 'long' });
  return (
    <p className={styles['paper']}>
      {from === '' && to === '' ? (
        <Trans>The whole record</Trans>
      ) : from === '' ? (
        <Trans>Until {day(to)}</Trans>
      ) : to === '' ? (
        <Trans>Since {day(from)}</Trans>
      ) : (
        <Trans>
          From {day(from)} to {day(to)}
        </Trans>
      )}
    </p>
  );
}
