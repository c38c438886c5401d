import { Trans, useLingui } from '@lingui/react/macro';
import { type QueryClient, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useNow } from '../../shared/chain/useNow.ts';
import { Button } from '../../shared/ui/Button.tsx';
import { Loading } from '../../shared/ui/Loading.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { ReadError } from '../../shared/ui/ReadError.tsx';
import { SearchField } from '../../shared/ui/SearchField.tsx';
import { SelectField } from '../../shared/ui/SelectField.tsx';
import { BallotGroup } from './BallotGroup.tsx';
import styles from './BallotsPage.module.css';
import { filterBallots, groupBallots } from './model/ballotList.ts';
import { ballotListQuery, type BallotItem } from '../../entities/ballot/queries.ts';

/** Asks for what the page shows first. */
export function readAhead(queryClient: QueryClient): Promise<unknown> {
  return queryClient.query(ballotListQuery);
}

/** All ballots: open ones first, by the time left. */
export function BallotsPage() {
  const { t } = useLingui();
  const query = useQuery(ballotListQuery);
  return (
    <Page
      title={t`Ballots`}
      lead={<Trans>Questions put to the members of a commons, counted in public.</Trans>}
    >
      {query.data !== undefined ? (
        <BallotList ballots={query.data} />
      ) : query.isError ? (
        <ReadError error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function BallotList({ ballots }: { ballots: readonly BallotItem[] }) {
  const { t } = useLingui();
  const now = useNow();
  const [search, setSearch] = useState('');
  const [place, setPlace] = useState('');
  const places = placesOf(ballots);
  const listed = ballots.map((ballot) => ({
    ...ballot,
    title: ballot.metadata?.title ?? '',
    commonsName: ballot.commons.metadata?.name ?? '',
    commonsNumber: ballot.commons.number,
    municipalityId: String(ballot.commons.municipality.number),
  }));
  const left = filterBallots(listed, {
    search,
    municipalityId: place === '' ? undefined : place,
    commonsNumber: undefined,
  });
  const groups = groupBallots(left, now);
  const emptied = left.length === 0 && ballots.length > 0;

  return (
    <>
      <div className={styles['filters']}>
        <SearchField label={t`Search in ballots`} value={search} onChange={setSearch} />
        {places.length > 1 && (
          <SelectField
            label={t`City`}
            value={place}
            onChange={setPlace}
            options={[{ value: '', label: t`All cities` }, ...places]}
          />
        )}
      </div>
      <p className="visually-hidden" role="status">
        {search !== '' && <Trans>Ballots found: {left.length}</Trans>}
      </p>
      {emptied ? (
        <>
          <p>
            <Trans>No ballot matches. Try other words or all cities.</Trans>
          </p>
          <Button
            onClick={() => {
              setSearch('');
              setPlace('');
            }}
          >
            <Trans>Show all ballots</Trans>
          </Button>
        </>
      ) : (
        <>
          <BallotGroup title={t`Open now`} ballots={groups.open} now={now}>
            <p>
              <Trans>
                No ballot is open at the moment. Who is a member when the next one opens can vote in it.
              </Trans>{' '}
              <Link to="/">
                <Trans>Find a commons to join</Trans>
              </Link>
            </p>
          </BallotGroup>
          {groups.scheduled.length > 0 && (
            <BallotGroup title={t`Coming`} ballots={groups.scheduled} now={now} />
          )}
          {groups.ended.length > 0 && <BallotGroup title={t`Ended`} ballots={groups.ended} now={now} />}
        </>
      )}
    </>
  );
}

function placesOf(ballots: readonly BallotItem[]) {
  const names = new Map(
    ballots.map(({ commons: { municipality } }) => [
      String(municipality.number),
      municipality.metadata?.name ?? `№ ${municipality.number}`,
    ]),
  );
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
