import type { Project } from '../../../entities/ballot/projectList.ts';
import styles from './Choosing.module.css';

/** An option's words, in their own language. */
export function OptionText({ project, language }: { project: Project; language: string }) {
  return (
    <span lang={language} className={styles['text']}>
      <span className={styles['title']}>{project.title}</span>
      {project.description !== '' && <span className={styles['description']}>{project.description}</span>}
    </span>
  );
}
