import { Plural, Trans } from '@lingui/react/macro';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { Money } from '../../shared/ui/Money.tsx';
import type { Draft } from './model/draft.ts';
import { OptionName } from '../../entities/ballot/OptionName.tsx';
import type { Project } from '../../entities/ballot/projectList.ts';
import styles from './ChoiceList.module.css';

interface ChoiceListProps {
  mode: BallotMode;
  projects: readonly Project[];
  language: string;
  currency: string | undefined;
  points: Draft;
  /** Takes an option back; without it the list only shows. */
  onRemove?: (option: number) => void;
}

/** The chosen options in words, in the ballot's order. */
export function ChoiceList({ mode, projects, language, currency, points, onRemove }: ChoiceListProps) {
  const chosen = projects.filter(({ option }) => (points[option] ?? 0) > 0);
  if (chosen.length === 0) {
    return (
      <p>
        <Trans>A blank vote: for none of the options. It counts for the turnout.</Trans>
      </p>
    );
  }
  return (
    <ul className={styles['list']}>
      {chosen.map((project) => {
        const given = points[project.option] ?? 0;
        return (
          <li key={project.option} className={styles['item']}>
            <span className={styles['words']}>
              <span id={`chosen-${project.option}`}>
                <OptionName project={project} language={language} />
              </span>
              {mode.maxPerOption > 1 && (
                <strong>
                  {' '}
                  <Plural value={given} one="# point" other="# points" />
                </strong>
              )}
              {project.cost !== undefined && (
                <span className={styles['cost']}>
                  {' '}
                  <Money amount={project.cost} currency={currency} />
                </span>
              )}
            </span>
            {onRemove !== undefined && (
              <button
                type="button"
                className={styles['remove']}
                aria-describedby={`chosen-${project.option}`}
                onClick={() => onRemove(project.option)}
              >
                <Trans context="from a choice">Remove</Trans>
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
