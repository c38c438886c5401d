import { Plural, Trans } from '@lingui/react/macro';
import { useId } from 'react';
import { limitOf, standing, toggled } from '../model/draft.ts';
import type { ChoosingProps } from './choice.ts';
import styles from './Choosing.module.css';
import { OptionText } from './OptionText.tsx';

/** Some options of a few. */
export function ApprovalChoice({ mode, projects, language, draft, onChange }: ChoosingProps) {
  const hint = useId();
  const { chosen, choicesLeft } = standing(draft, mode, []);
  return (
    <fieldset className={styles['options']} aria-describedby={hint}>
      <legend className={styles['legend']}>
        {mode.maxChoices < mode.optionCount ? (
          <Plural value={mode.maxChoices} one="Choose at most one" other="Choose at most #" />
        ) : (
          <Trans>Choose as many as you like</Trans>
        )}
      </legend>
      <p id={hint} className={styles['hint']} role="status">
        {choicesLeft === 0 && chosen < mode.optionCount ? (
          <Trans>
            You have chosen {chosen} of {mode.maxChoices}. To choose another one, take one back.
          </Trans>
        ) : (
          <Plural value={chosen} _0="Nothing chosen yet" one="# chosen" other="# chosen" />
        )}
      </p>
      {projects.map((project) => {
        const checked = (draft[project.option] ?? 0) > 0;
        const full = !checked && limitOf(draft, project.option, mode) !== undefined;
        return (
          <label key={project.option} className={styles['option']} data-full={full || undefined}>
            <input
              type="checkbox"
              checked={checked}
              // Stays reachable, so that a reader hears why it cannot be chosen.
              aria-disabled={full}
              onChange={() => {
                if (!full) onChange(toggled(draft, project.option, mode));
              }}
            />
            <OptionText project={project} language={language} />
          </label>
        );
      })}
    </fieldset>
  );
}
