import { Trans, useLingui } from '@lingui/react/macro';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { useMemo } from 'react';
import { ScrollTable } from '../../shared/ui/ScrollTable.tsx';
import styles from './ExampleCount.module.css';
import { useMoney } from '../../shared/ui/Money.tsx';
import type { Project } from './projectList.ts';
import { workedExample, type ExampleOutcome } from './workedExample.ts';

interface ExampleCountProps {
  mode: BallotMode;
  projects: readonly Project[];
  language: string;
  currency: string | undefined;
}

/** Five made-up neighbours vote, and it is counted step by step. */
export function ExampleCount({ mode, projects, language, currency }: ExampleCountProps) {
  const { t } = useLingui();
  const example = useMemo(
    () =>
      workedExample(
        mode,
        projects.map(({ cost }) => cost ?? 0),
      ),
    [mode, projects],
  );
  const titles = example.options.map((option) => projects[option]?.title ?? '');
  return (
    <>
      <p>
        <Trans>An example with five made-up neighbours. It says nothing about how people really vote.</Trans>
      </p>
      <ScrollTable caption={t`Votes of the example`} captionHidden>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Option</Trans>
            </th>
            {example.votes.map((_, voter) => (
              <th key={voter} scope="col" className={styles['number']}>
                <abbr title={t`Neighbour ${voter + 1}`}>{String.fromCharCode(65 + voter)}</abbr>
              </th>
            ))}
            <th scope="col" className={styles['number']}>
              <Trans>Sum</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {titles.map((title, place) => (
            <tr key={place}>
              <th scope="row" lang={language} className={styles['name']}>
                {title}
              </th>
              {example.votes.map((vote, voter) => (
                <td key={voter} className={styles['number']}>
                  {(vote[place] ?? 0) > 0 ? vote[place] : <span aria-label="0">·</span>}
                </td>
              ))}
              <td className={styles['number']}>
                <strong>{example.totals[place] ?? 0}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <Outcome outcome={example.outcome} titles={titles} language={language} currency={currency} />
    </>
  );
}

interface OutcomeProps {
  outcome: ExampleOutcome;
  titles: readonly string[];
  language: string;
  currency: string | undefined;
}

function Outcome({ outcome, titles, language, currency }: OutcomeProps) {
  const money = useMoney(currency);
  const name = (place: number) => <strong lang={language}>{titles[place]}</strong>;
  if (outcome.kind === 'highest') {
    const [winner] = outcome.winners;
    return (
      <p>
        {outcome.winners.length === 1 && winner !== undefined ? (
          <Trans>{name(winner)} has the highest sum and wins.</Trans>
        ) : (
          <Trans>Several options have the highest sum: it is a tie, and the result says so.</Trans>
        )}
      </p>
    );
  }
  if (outcome.kind === 'greedy') {
    return (
      <>
        <p>
          <Trans>
            There are {money(outcome.budget)} to spend. The projects come up in the order of their sums:
          </Trans>
        </p>
        <ol>
          {outcome.steps.map(({ place, cost, left, funded }) => (
            <li key={place}>
              {funded ? (
                <Trans>
                  {name(place)} costs {money(cost)} and is funded. {money(left)} are left.
                </Trans>
              ) : (
                <Trans>
                  {name(place)} costs {money(cost)}, more than the {money(left)} that are left. It is passed
                  over.
                </Trans>
              )}
            </li>
          ))}
        </ol>
      </>
    );
  }
  return (
    <>
      <p>
        <Trans>
          There are {money(outcome.budget)} to spend, so each of the five decides on {money(outcome.share)}.
          The project that is cheapest for its supporters comes first:
        </Trans>
      </p>
      <ol>
        {outcome.steps.map(({ place, cost, supporters, each, funded }) => (
          <li key={place}>
            {each !== undefined ? (
              supporters === 1 ? (
                <Trans>
                  {name(place)} costs {money(cost)}. Its one supporter pays it from the own share: funded.
                </Trans>
              ) : (
                <Trans>
                  {name(place)} costs {money(cost)}. Its {supporters} supporters pay at most {money(each)}{' '}
                  each: funded.
                </Trans>
              )
            ) : funded ? (
              <Trans>{name(place)} is funded from what is left over, because most people want it.</Trans>
            ) : (
              <Trans>
                {name(place)} costs {money(cost)}, more than its supporters have left together. It is not
                funded.
              </Trans>
            )}
          </li>
        ))}
      </ol>
      <p>
        <Trans>
          If money is left over, everyone’s share grows step by step until it would no longer fit the budget;
          the rest goes to the projects with the most votes.
        </Trans>
      </p>
    </>
  );
}
