import { Trans, useLingui } from '@lingui/react/macro';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { useId, useState } from 'react';
import { Icon } from '../../../shared/ui/Icon.tsx';
import { Money } from '../../../shared/ui/Money.tsx';
import { limitOf, toggled, withPoints, type Draft } from '../model/draft.ts';
import { OptionName } from '../../../entities/ballot/OptionName.tsx';
import type { Project } from '../../../entities/ballot/projectList.ts';
import { PointsField } from './PointsField.tsx';
import styles from './ProjectCard.module.css';

interface ProjectCardProps {
  mode: BallotMode;
  project: Project;
  language: string;
  currency: string | undefined;
  draft: Draft;
  onChange: (draft: Draft) => void;
  compared: boolean;
  onCompare: () => void;
}

/** Characters that surely fit two lines. */
const shortDescription = 70;

/** One project: what, how much, and the button to choose it. */
export function ProjectCard(props: ProjectCardProps) {
  const { mode, project, language, currency, draft, onChange, compared, onCompare } = props;
  const id = useId();
  const chosen = (draft[project.option] ?? 0) > 0;
  return (
    <li className={styles['card']} data-chosen={chosen || undefined}>
      <div className={styles['head']}>
        <h3 id={id} className={styles['title']}>
          <OptionName project={project} language={language} />
        </h3>
        {project.cost !== undefined && (
          <p className={styles['cost']}>
            <Money amount={project.cost} currency={currency} />
          </p>
        )}
      </div>
      <Description text={project.description} language={language} />
      <div className={styles['actions']}>
        <p className={styles['small']}>
          {project.reference === undefined ? (
            <Trans>No. {project.option + 1}</Trans>
          ) : (
            <Trans>No. {project.reference}</Trans>
          )}
          {project.category !== undefined && <span lang={language}> · {project.category}</span>}
        </p>
        <button
          type="button"
          className={styles['compare']}
          aria-pressed={compared}
          aria-describedby={id}
          onClick={onCompare}
        >
          <Trans>Compare</Trans>
        </button>
        {mode.maxPerOption > 1 ? (
          <PointsField
            mode={mode}
            draft={draft}
            project={project}
            language={language}
            onChange={(points) => onChange(withPoints(draft, project.option, points))}
          />
        ) : (
          <ChooseButton mode={mode} project={project} draft={draft} onChange={onChange} describedBy={id} />
        )}
      </div>
    </li>
  );
}

interface ChooseButtonProps extends Pick<ProjectCardProps, 'mode' | 'project' | 'draft' | 'onChange'> {
  describedBy: string;
}

/** Takes a project or gives it back. */
export function ChooseButton({ mode, project, draft, onChange, describedBy }: ChooseButtonProps) {
  const chosen = (draft[project.option] ?? 0) > 0;
  const full = !chosen && mode.maxChoices > 1 && limitOf(draft, project.option, mode) !== undefined;
  return (
    <button
      type="button"
      className={styles['choose']}
      aria-pressed={chosen}
      aria-disabled={full}
      aria-describedby={describedBy}
      onClick={() => {
        if (!full) onChange(toggled(draft, project.option, mode));
      }}
    >
      {chosen ? <Icon name="check" /> : <span aria-hidden="true">+</span>}
      {chosen ? <Trans>Chosen</Trans> : full ? <Trans>No more choices left</Trans> : <Trans>Choose</Trans>}
    </button>
  );
}

/** Two lines, and the whole text for who wants it. */
function Description({ text, language }: { text: string; language: string }) {
  const { t } = useLingui();
  const [whole, setWhole] = useState(false);
  if (text === '') return null;
  const short = text.length <= shortDescription;
  return (
    <div className={styles['about']}>
      <p className={short || whole ? styles['whole'] : styles['clamped']} lang={language} dir="auto">
        {text}
      </p>
      {!short && (
        <button
          type="button"
          className={styles['more']}
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
        >
          {whole ? t`less` : t`more`}
        </button>
      )}
    </div>
  );
}
