import { OptionName } from '../../../entities/ballot/OptionName.tsx';
import type { Project } from '../../../entities/ballot/projectList.ts';
import styles from './Choosing.module.css';

/** An option's words, in their own language. */
export function OptionText({ project, language }: { project: Project; language: string }) {
  return (
    <span className={styles['text']}>
      <span className={styles['title']}>
        <OptionName project={project} language={language} />
      </span>
      {project.description !== '' && (
        <span lang={language} dir="auto" className={styles['description']}>
          {project.description}
        </span>
      )}
    </span>
  );
}
