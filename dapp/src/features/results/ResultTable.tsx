import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../shared/ui/Button.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { ScrollTable } from '../../shared/ui/ScrollTable.tsx';
import { downloadText } from '../../shared/ui/download.ts';
import { useMoney } from '../../shared/ui/Money.tsx';
import { resultCsv } from './model/resultCsv.ts';
import { orderRows, type ResultOrder, type ResultRow } from './model/resultFacts.ts';
import styles from './ResultTable.module.css';
import type { Shown } from '../../entities/ballot/shown.ts';

interface ResultTableProps extends Shown {
  rows: readonly ResultRow[];
  /** Numbers of the source, in option order. */
  references: readonly (string | undefined)[];
  number: number;
}

/** All figures, in the order that the reader wants, and as a file. */
export function ResultTable({
  rows,
  references,
  number,
  names,
  language,
  currency,
  funds,
  costly,
}: ResultTableProps) {
  const { t, i18n } = useLingui();
  const money = useMoney(currency);
  const [order, setOrder] = useState<ResultOrder>('points');
  const [descending, setDescending] = useState(true);
  const sorted = orderRows(rows, order, descending, names, language);
  const columns: { order: ResultOrder; label: string; numeric: boolean }[] = [
    { order: 'option', label: t`No.`, numeric: true },
    { order: 'name', label: t`Option`, numeric: false },
    { order: 'points', label: t`Points`, numeric: true },
    { order: 'supporters', label: t`Voters for it`, numeric: true },
    ...(costly ? [{ order: 'cost' as const, label: t`Cost`, numeric: true }] : []),
    { order: 'selected', label: funds ? t`Funded` : t`Won`, numeric: false },
  ];
  const choose = (next: ResultOrder) => {
    setDescending(next === order ? !descending : next !== 'name' && next !== 'option');
    setOrder(next);
  };
  return (
    <Disclosure level={2} title={<Trans>All figures as a table</Trans>}>
      <ScrollTable caption={t`All figures as a table`} captionHidden>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.order}
                scope="col"
                className={column.numeric ? styles['number'] : styles['words']}
                aria-sort={column.order === order ? (descending ? 'descending' : 'ascending') : undefined}
              >
                <button type="button" className={styles['sort']} onClick={() => choose(column.order)}>
                  {column.label}
                  <span aria-hidden="true" className={styles['arrow']}>
                    {column.order === order ? (descending ? '▼' : '▲') : ''}
                  </span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.option}>
              <td className={styles['number']}>{references[row.option] ?? row.option + 1}</td>
              <th scope="row" lang={language} className={styles['name']}>
                {names[row.option]}
              </th>
              <td className={styles['number']}>{i18n.number(row.points)}</td>
              <td className={styles['number']}>{i18n.number(row.supporters)}</td>
              {costly && <td className={styles['number']}>{row.cost !== undefined && money(row.cost)}</td>}
              <td>{row.selected === undefined ? '–' : row.selected ? t`yes` : t`no`}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <Button
        onClick={() =>
          downloadText(
            `patto-ballot-${number}.csv`,
            'text/csv',
            resultCsv(sorted, { names, references, currency }, i18n.locale),
          )
        }
      >
        <Trans>Save as CSV</Trans>
      </Button>
    </Disclosure>
  );
}
