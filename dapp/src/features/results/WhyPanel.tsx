import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { SelectField } from '../../shared/ui/SelectField.tsx';
import type { OutcomeParts, Why } from '../../entities/ballot/modes/modeParts.ts';
import type { ResultRow } from './model/resultFacts.ts';
import styles from './WhyPanel.module.css';
import type { Shown } from '../../entities/ballot/shown.ts';

interface WhyPanelProps extends Shown {
  /** Of each option, in option order. */
  why: readonly Why[];
  Between: OutcomeParts['Between'];
  rows: readonly ResultRow[];
}

/** "Why this one and not that one?": two options, and what decided between them. */
export function WhyPanel({ why, Between, rows, ...shown }: WhyPanelProps) {
  const { t } = useLingui();
  const { names, language } = shown;
  const [first, setFirst] = useState(() => pick(rows, true));
  const [second, setSecond] = useState(() =>
    pick(
      rows.filter(({ option }) => option !== first),
      false,
    ),
  );
  const options = rows.map(({ option }) => ({
    value: String(option),
    label: names[option] ?? '',
    lang: language,
  }));
  return (
    <section aria-labelledby="why-heading">
      <h2 id="why-heading">
        <Trans>Why this one and not that one?</Trans>
      </h2>
      <div className={styles['pair']}>
        <SelectField
          label={t`This one`}
          value={String(first)}
          options={options}
          onChange={(value) => setFirst(Number(value))}
        />
        <SelectField
          label={t`That one`}
          value={String(second)}
          options={options}
          onChange={(value) => setSecond(Number(value))}
        />
      </div>
      <div role="status">
        {[first, second].map((option, side) => {
          const reason = why[option];
          return (
            reason !== undefined && (
              <p key={side}>
                <strong lang={language}>{names[option]}</strong>: {reason.words}
              </p>
            )
          );
        })}
        {Between !== undefined && (
          <Decided first={first} second={second} why={why} rows={rows} Between={Between} {...shown} />
        )}
      </div>
    </section>
  );
}

/** The best one that won, or the best one that did not. */
function pick(rows: readonly ResultRow[], selected: boolean): number {
  const found = rows.find((row) => (row.selected ?? false) === selected);
  return (found ?? rows[selected ? 0 : rows.length - 1])?.option ?? 0;
}

interface DecidedProps extends Shown {
  first: number;
  second: number;
  why: readonly Why[];
  rows: readonly ResultRow[];
  Between: NonNullable<OutcomeParts['Between']>;
}

/** What decided between the two, where their own facts leave a question. */
function Decided({ first, second, why, rows, names, language, Between }: DecidedProps) {
  const won = (option: number) => why[option]?.won === true;
  const [winner, loser] = won(first) ? [first, second] : [second, first];
  if (!won(winner) || won(loser)) return null;
  const pointsOf = (option: number) => rows.find((row) => row.option === option)?.points ?? 0;
  if (pointsOf(loser) <= pointsOf(winner)) return null;
  const name = (option: number) => <span lang={language}>{names[option]}</span>;
  return (
    <p>
      <Between winner={name(winner)} loser={name(loser)} />
    </p>
  );
}
