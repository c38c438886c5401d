import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { useId } from 'react';
import { limitOf, type Draft } from '../model/draft.ts';
import type { Project } from '../../../entities/ballot/projectList.ts';
import styles from './PointsField.module.css';

interface PointsFieldProps {
  mode: BallotMode;
  draft: Draft;
  project: Project;
  language: string;
  onChange: (points: number) => void;
}

/** Points on one option, by a button for one less and one for one more. */
export function PointsField({ mode, draft, project, language, onChange }: PointsFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const given = draft[project.option] ?? 0;
  const limit = limitOf(draft, project.option, mode);
  return (
    <div className={styles['field']} role="group" aria-labelledby={`${id}-name`}>
      <span id={`${id}-name`} className="visually-hidden" lang={language}>
        {project.title}
      </span>
      <div className={styles['row']}>
        <button
          type="button"
          className={styles['step']}
          aria-label={t`One point less`}
          aria-disabled={given === 0}
          onClick={() => given > 0 && onChange(given - 1)}
        >
          −
        </button>
        <output className={styles['points']} aria-live="polite">
          <span aria-hidden="true">{given}</span>
          <span className="visually-hidden">
            <Plural value={given} one="# point" other="# points" />
          </span>
        </output>
        <button
          type="button"
          className={styles['step']}
          aria-label={t`One point more`}
          aria-disabled={limit !== undefined}
          onClick={() => limit === undefined && onChange(given + 1)}
        >
          +
        </button>
      </div>
      {mode.costExponent === 2 && given > 0 && (
        <p className={styles['cost']}>
          <Plural value={given ** 2} one="costs # credit" other="costs # credits" />
        </p>
      )}
      {given > 0 && limit !== undefined && (
        <p className={styles['cost']}>
          {limit === 'perOption' ? (
            <Trans>the most for one option</Trans>
          ) : mode.costExponent === 2 ? (
            <Trans>too few credits for one more</Trans>
          ) : (
            <Trans>no points left</Trans>
          )}
        </p>
      )}
    </div>
  );
}
