import { Trans, useLingui } from '@lingui/react/macro';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { useMemo } from 'react';
import { ScrollTable } from '../../shared/ui/ScrollTable.tsx';
import styles from './ExampleCount.module.css';
import { partsOf } from './modes/modes.ts';
import type { Project } from './projectList.ts';
import { workedExample } from './workedExample.ts';

interface ExampleCountProps {
  mode: BallotMode;
  projects: readonly Project[];
  language: string;
  currency: string | undefined;
}

/** Five made-up neighbours vote, and it is counted step by step. */
export function ExampleCount({ mode, projects, language, currency }: ExampleCountProps) {
  const { t } = useLingui();
  const { Example } = partsOf(mode);
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
      <Example example={example} titles={titles} language={language} currency={currency} />
    </>
  );
}
