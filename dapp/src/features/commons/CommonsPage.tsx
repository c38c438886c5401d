import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useNow, wallClock } from '../../shared/chain/useNow.ts';
import { Button } from '../../shared/ui/Button.tsx';
import { Loading } from '../../shared/ui/Loading.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { ReadError } from '../../shared/ui/ReadError.tsx';
import { SignInButton } from '../../shared/wallet/SignInButton.tsx';
import { useAccounts } from '../../shared/wallet/accounts.ts';
import { useWallet } from '../../shared/wallet/wallet.ts';
import { citySketches } from './citySketch.ts';
import type { CommonsSummary } from '../../entities/commons/commons.ts';
import { CommonsCard } from './CommonsCard.tsx';
import { CommonsFilters } from './CommonsFilters.tsx';
import styles from './CommonsPage.module.css';
import { type CommonsFilter, filterCommons, type Position } from './filterCommons.ts';
import { commonsListQuery, myCommonsQuery } from './queries.ts';

const CommonsMap = lazy(async () => ({ default: (await import('./CommonsMap.tsx')).CommonsMap }));

/** Asks for what the page shows first. */
export function readAhead(queryClient: QueryClient): Promise<unknown> {
  return queryClient.query(commonsListQuery(wallClock(60)));
}

/** The first page: all commons, as a list and, for those who ask, as a map of the same. */
export function CommonsPage() {
  const { t } = useLingui();
  const query = useQuery(commonsListQuery(useNow(60)));
  return (
    <Page title={t`Commons`} lead={<Trans>Places and services that residents care for together.</Trans>} wide>
      {query.data !== undefined ? (
        <Found all={query.data} />
      ) : query.isError ? (
        <ReadError error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Found({ all }: { all: readonly CommonsSummary[] }) {
  const search = useSearch({ from: '/' });
  const navigate = useNavigate({ from: '/' });
  const [from, setFrom] = useState<Position>();
  const myCommons = useQuery(myCommonsQuery(useAccounts()));
  const mine = myCommons.data ?? none;
  const { view, ...filter } = search;
  const unknown = filter.mine === true && myCommons.data === undefined;
  const found = filterCommons(all, filter, mine, from);
  const sketches = useMemo(() => citySketches(all), [all]);
  const change = (next: CommonsFilter) =>
    void navigate({ search: { ...next, view }, replace: true, resetScroll: false });

  return (
    <>
      <CommonsFilters
        all={all}
        filter={filter}
        onChange={change}
        view={view ?? 'list'}
        onView={(next) =>
          void navigate({
            search: { ...filter, view: next === 'map' ? 'map' : undefined },
            resetScroll: false,
          })
        }
        near={from !== undefined}
        onNear={setFrom}
      />
      <p role="status" className={styles['count']}>
        {!unknown && <Plural value={found.length} one="# commons" other="# commons" />}
      </p>
      {unknown ? (
        <MineUnknown answer={myCommons} onSeeAll={() => change({})} />
      ) : (
        found.length === 0 && <Nothing all={all} filter={filter} member={mine.size > 0} onChange={change} />
      )}
      <div className={view === 'map' ? styles['split'] : undefined}>
        <ul className={styles['cards']}>
          {found.map((commons) => (
            <CommonsCard
              key={commons.number}
              commons={commons}
              from={from}
              mine={mine.has(commons.number)}
              sketch={sketches.get(commons.number)}
            />
          ))}
        </ul>
        {view === 'map' && (
          <Suspense fallback={<Loading />}>
            <CommonsMap commons={found} />
          </Suspense>
        )}
      </div>
    </>
  );
}

const none: ReadonlySet<number> = new Set();

interface MineUnknownProps {
  answer: UseQueryResult<ReadonlySet<number>>;
  onSeeAll: () => void;
}

/** She asked for hers, and nobody is signed in, or the answer is not here yet. */
function MineUnknown({ answer, onSeeAll }: MineUnknownProps) {
  const { status } = useWallet();
  if (answer.isError) return <ReadError error={answer.error} onRetry={() => void answer.refetch()} />;
  if (status !== 'out') return <Loading />;
  return (
    <div className={styles['nothing']}>
      <p>
        <Trans>Sign in to see the commons that you are a member of.</Trans>
      </p>
      <SignInButton />
      <Button onClick={onSeeAll}>
        <Trans>See all commons</Trans>
      </Button>
    </div>
  );
}

interface NothingProps {
  all: readonly CommonsSummary[];
  filter: CommonsFilter;
  /** Whether the reader is known as a member of any. */
  member: boolean;
  onChange: (filter: CommonsFilter) => void;
}

function Nothing({ all, filter, member, onChange }: NothingProps) {
  if (all.length === 0) {
    return (
      <p>
        <Trans>No commons yet. They appear here when a municipality recognises the first one.</Trans>
      </p>
    );
  }
  const city = all.find((item) => item.municipality.number === filter.city)?.municipality.name;
  return (
    <div className={styles['nothing']}>
      <p>
        {filter.mine === true && !member ? (
          <Trans>You are not a member of any commons yet.</Trans>
        ) : (
          <Trans>No commons here yet.</Trans>
        )}
      </p>
      {city !== undefined && (
        <Button onClick={() => onChange({ city: filter.city })}>
          <Trans>See all in {city}</Trans>
        </Button>
      )}
      <Button onClick={() => onChange({})}>
        <Trans>See all commons</Trans>
      </Button>
    </div>
  );
}
