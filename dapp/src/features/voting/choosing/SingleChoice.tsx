import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import { toggled } from '../model/draft.ts';
import type { ChoosingProps } from './choice.ts';
import styles from './Choosing.module.css';
import { OptionText } from './OptionText.tsx';

/** One option of a few. */
export function SingleChoice({ mode, projects, language, draft, onChange }: ChoosingProps) {
  const name = useId();
  return (
    <fieldset className={styles['options']}>
      <legend className={styles['legend']}>
        <Trans>Choose one</Trans>
      </legend>
      {projects.map((project) => (
        <label key={project.option} className={styles['option']}>
          <input
            type="radio"
            name={name}
            checked={(draft[project.option] ?? 0) > 0}
            onChange={() => onChange(toggled(draft, project.option, mode))}
          />
          <OptionText project={project} language={language} />
        </label>
      ))}
    </fieldset>
  );
}
