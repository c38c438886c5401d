import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../shared/ui/Button.tsx';
import { Icon } from '../../shared/ui/Icon.tsx';
import { useMoney } from '../../shared/ui/Money.tsx';
import bars from '../../entities/ballot/Bars.module.css';
import type { ResultRow } from './model/resultFacts.ts';
import styles from './ResultBars.module.css';
import type { Shown } from '../../entities/ballot/shown.ts';

interface ResultBarsProps extends Shown {
  rows: readonly ResultRow[];
  weighted: boolean;
  /** Most points on one option: 1 where people choose, more where they give points. */
  perOption: number;
}

/** Bars that are shown at first. */
const firstBars = 12;

/** The options as bars by votes: what won or is funded is filled, the rest is only drawn around. */
export function ResultBars({
  rows,
  weighted,
  perOption,
  names,
  language,
  currency,
  funds,
  costly,
}: ResultBarsProps) {
  const { t, i18n } = useLingui();
  const money = useMoney(currency);
  const [all, setAll] = useState(false);
  const most = Math.max(1, ...rows.map(({ points }) => points));
  const shown = all ? rows : rows.slice(0, firstBars);
  const unit = (points: number) => {
    if (weighted || perOption > 1) return <Plural value={points} one="# point" other="# points" />;
    return <Plural value={points} one="# vote" other="# votes" />;
  };
  const decided = rows.some(({ selected }) => selected !== undefined);
  return (
    <section aria-labelledby="bars-heading">
      <h2 id="bars-heading">{perOption > 1 ? <Trans>Points</Trans> : <Trans>Votes</Trans>}</h2>
      {decided && funds && (
        <p className={styles['legend']}>
          <span className={styles['key']} data-selected="true" aria-hidden="true" /> <Trans>funded</Trans>
          <span className={styles['key']} aria-hidden="true" /> <Trans>not funded</Trans>
        </p>
      )}
      <ol className={bars['bars']}>
        {shown.map((row) => (
          <li key={row.option} className={bars['row']}>
            <p className={bars['name']}>
              <span lang={language}>{names[row.option]}</span>{' '}
              {row.selected === true && (
                <span className={styles['mark']}>
                  <Icon name="check" size="1em" />
                  {funds ? t`funded` : t`won`}
                </span>
              )}
            </p>
            <div className={styles['track']} aria-hidden="true">
              {row.points > 0 && (
                <div
                  className={styles['bar']}
                  data-selected={row.selected === true || undefined}
                  style={{ inlineSize: `${(row.points / most) * 100}%` }}
                />
              )}
            </div>
            <p className={styles['figures']}>
              <span>{unit(row.points)}</span>
              {costly && row.cost !== undefined && <span>{money(row.cost)}</span>}
            </p>
          </li>
        ))}
      </ol>
      {rows.length > firstBars && !all && (
        <Button onClick={() => setAll(true)}>
          <Trans>Show all {i18n.number(rows.length)}</Trans>
        </Button>
      )}
    </section>
  );
}
