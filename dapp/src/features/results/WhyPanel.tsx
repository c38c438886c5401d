import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { SelectField } from '../../shared/ui/SelectField.tsx';
import { useMoney } from '../../shared/ui/Money.tsx';
import type { Fate } from './model/fates.ts';
import type { ResultRow } from './model/resultFacts.ts';
import styles from './WhyPanel.module.css';
import type { Shown } from './shown.ts';

interface WhyPanelProps extends Shown {
  fates: readonly Fate[];
  rows: readonly ResultRow[];
}

/** "Why this one and not that one?": two options, and what decided between them. */
export function WhyPanel({ fates, rows, ...shown }: WhyPanelProps) {
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
          const fate = fates[option];
          return (
            fate !== undefined && (
              <p key={side}>
                <strong lang={language}>{names[option]}</strong>:{' '}
                <FateWords fate={fate} currency={shown.currency} />
              </p>
            )
          );
        })}
        <Between first={first} second={second} fates={fates} rows={rows} {...shown} />
      </div>
    </section>
  );
}

/** The best one that won, or the best one that did not. */
function pick(rows: readonly ResultRow[], selected: boolean): number {
  const found = rows.find((row) => (row.selected ?? false) === selected);
  return (found ?? rows[selected ? 0 : rows.length - 1])?.option ?? 0;
}

function FateWords({ fate, currency }: { fate: Fate; currency: string | undefined }) {
  const { i18n } = useLingui();
  const money = useMoney(currency);
  const each = (amount: number) =>
    i18n.number(amount, {
      ...(currency === undefined ? {} : { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
      maximumFractionDigits: 2,
    });
  switch (fate.kind) {
    case 'won':
      return fate.tied ? (
        <Plural
          value={fate.points}
          one="# point, as many as another option."
          other="# points, as many as another option."
        />
      ) : (
        <Plural value={fate.points} one="# point, the most of all." other="# points, the most of all." />
      );
    case 'lost':
      return (
        <>
          <Plural value={fate.points} one="# point," other="# points," />{' '}
          <Plural value={fate.behind} one="# behind the first." other="# behind the first." />
        </>
      );
    case 'fitted':
      return (
        <Trans>
          It came up as number {fate.rank} by votes. {money(fate.left)} were left then, enough for its{' '}
          {money(fate.cost)}.
        </Trans>
      );
    case 'passedOver':
      return (
        <Trans>
          It came up as number {fate.rank} by votes. Only {money(fate.left)} were left then, too little for
          its {money(fate.cost)}.
        </Trans>
      );
    case 'noVotes':
      return <Trans>Nobody voted for it.</Trans>;
    case 'bought':
      return (
        <Trans>
          Its <Plural value={fate.supporters} one="# supporter" other="# supporters" /> could pay its{' '}
          {money(fate.cost)} from their shares, with at most {each(fate.each)} from each.
        </Trans>
      );
    case 'completed':
      return (
        <Trans>
          Its supporters could not pay for it from their shares, but it was the next by votes that fitted the
          money left over.
        </Trans>
      );
    case 'outOfReach':
      return (
        <Trans>
          Its <Plural value={fate.supporters} one="# supporter" other="# supporters" /> had only{' '}
          {money(fate.available)} of their shares left, {money(fate.missing)} too little for its{' '}
          {money(fate.cost)}.
        </Trans>
      );
  }
}

interface BetweenProps extends Shown {
  first: number;
  second: number;
  fates: readonly Fate[];
  rows: readonly ResultRow[];
}

/** What decided between the two, where their own facts leave a question. */
function Between({ first, second, fates, rows, names, language }: BetweenProps) {
  const [winner, loser] = won(fates[first]) ? [first, second] : [second, first];
  if (!won(fates[winner]) || won(fates[loser])) return null;
  const pointsOf = (option: number) => rows.find((row) => row.option === option)?.points ?? 0;
  if (pointsOf(loser) <= pointsOf(winner)) return null;
  const name = (option: number) => <span lang={language}>{names[option]}</span>;
  return fates[loser]?.kind === 'outOfReach' ? (
    <p>
      <Trans>
        {name(loser)} had more votes, but many of its supporters had already paid for other projects with
        their shares. Equal shares count what each voter gets in all, not only how many want one project.
      </Trans>
    </p>
  ) : (
    <p>
      <Trans>
        {name(loser)} had more votes, but costs more than what was left at its turn; {name(winner)} still
        fitted.
      </Trans>
    </p>
  );
}

function won(fate: Fate | undefined): boolean {
  return fate !== undefined && ['won', 'fitted', 'bought', 'completed'].includes(fate.kind);
}
