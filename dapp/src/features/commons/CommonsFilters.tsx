import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { Button } from '../../shared/ui/Button.tsx';
import { Checkbox } from '../../shared/ui/Checkbox.tsx';
import { Icon } from '../../shared/ui/Icon.tsx';
import { SearchField } from '../../shared/ui/SearchField.tsx';
import { SelectField } from '../../shared/ui/SelectField.tsx';
import { ToggleButtons } from '../../shared/ui/ToggleButtons.tsx';
import type { CommonsSummary } from '../../entities/commons/commons.ts';
import styles from './CommonsFilters.module.css';
import { type CommonsFilter, countFilters, type Position } from './filterCommons.ts';
import { kinds } from '../../entities/commons/kinds.ts';

interface CommonsFiltersProps {
  all: readonly CommonsSummary[];
  filter: CommonsFilter;
  onChange: (filter: CommonsFilter) => void;
  view: 'list' | 'map';
  onView: (view: 'list' | 'map') => void;
  near: boolean;
  onNear: (position: Position | undefined) => void;
}

/** On the desk all in sight; on smaller screens, where the list comes first, the choices are behind one button. */
export function CommonsFilters(props: CommonsFiltersProps) {
  const { all, filter, onChange, view, onView, near, onNear } = props;
  const { t, i18n } = useLingui();
  const [open, setOpen] = useState(false);
  const id = useId();
  const count = countFilters(filter) + (near ? 1 : 0);
  return (
    <search className={styles['filters']} aria-label={t`Find commons`}>
      <div className={styles['search']}>
        <SearchField
          label={t`Search by name or street`}
          value={filter.q ?? ''}
          onChange={(q) => onChange({ ...filter, q: q === '' ? undefined : q })}
        />
      </div>
      <Button
        className={styles['opener']}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {count === 0 ? <Trans>Filters</Trans> : <Trans>Filters ({count})</Trans>}
        <Icon name="down" size="1em" />
      </Button>
      <div id={id} className={styles['choices']} data-open={open || undefined}>
        <SelectField
          label={t`City`}
          value={filter.city === undefined ? '' : String(filter.city)}
          options={[{ value: '', label: t`All cities` }, ...citiesOf(all)]}
          onChange={(city) => onChange({ ...filter, city: city === '' ? undefined : Number(city) })}
        />
        <SelectField
          label={t`Kind`}
          value={filter.kind ?? ''}
          options={[
            { value: '', label: t`All kinds` },
            ...Object.entries(kinds).map(([value, { label }]) => ({ value, label: i18n._(label) })),
          ]}
          onChange={(kind) => onChange({ ...filter, kind: kind === '' ? undefined : kind })}
        />
        <div className={styles['more']}>
          <Checkbox
            isSelected={filter.open === true}
            onChange={(open) => onChange({ ...filter, open: open || undefined })}
          >
            <Trans>Open ballots</Trans>
          </Checkbox>
          <Checkbox
            isSelected={filter.mine === true}
            onChange={(mine) => onChange({ ...filter, mine: mine || undefined })}
          >
            <Trans>Mine</Trans>
          </Checkbox>
          <Nearest near={near} onNear={onNear} />
        </div>
      </div>
      <div className={styles['view']}>
        <ToggleButtons
          label={t`Show as`}
          value={view}
          options={[
            { value: 'list', label: t`List`, icon: 'list' },
            { value: 'map', label: t`Map`, icon: 'map' },
          ]}
          onChange={onView}
        />
      </div>
    </search>
  );
}

/** The position is asked for only on this tap, and it never leaves the device. */
function Nearest({ near, onNear }: Pick<CommonsFiltersProps, 'near' | 'onNear'>) {
  const [refused, setRefused] = useState(false);
  const ask = () => {
    setRefused(false);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => onNear({ latitude: coords.latitude, longitude: coords.longitude }),
      () => setRefused(true),
      { maximumAge: 600_000, timeout: 15_000 },
    );
  };
  return (
    <>
      <Button kind="quiet" aria-pressed={near} onClick={near ? () => onNear(undefined) : ask}>
        <Icon name={near ? 'check' : 'place'} />
        <Trans>Nearest first</Trans>
      </Button>
      {refused && (
        <span role="status">
          <Trans>Your position is not available.</Trans>
        </span>
      )}
    </>
  );
}

function citiesOf(all: readonly CommonsSummary[]): { value: string; label: string }[] {
  const names = new Map(all.map(({ municipality }) => [municipality.number, municipality.name]));
  return [...names].map(([number, name]) => ({ value: String(number), label: name ?? String(number) }));
}
