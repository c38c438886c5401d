import { Trans } from '@lingui/react/macro';
import type { Project } from './projectList.ts';
import styles from './OptionName.module.css';

/** An option's title; beside it the label that is signed and counted, where that is another. */
export function OptionName({ project: { title, label }, language }: { project: Project; language: string }) {
  return (
    <>
      <span lang={language} dir="auto">
        {title}
      </span>
      {label !== title && (
        <span className={styles['label']}>
          {' '}
          <Trans>
            on the ballot:{' '}
            <span lang={language} dir="auto">
              {label}
            </span>
          </Trans>
        </span>
      )}
    </>
  );
}
