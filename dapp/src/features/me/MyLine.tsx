import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from '../../shared/ui/Sections.module.css';

interface MyLineProps {
  to: '/commons/$id' | '/ballots/$id';
  number: number;
  name: ReactNode;
  /** Language of the name where it is somebody's own words. */
  lang?: string | undefined;
  /** What there is to say about it. */
  children: ReactNode;
}

/** One of hers in a list, and the way to it. */
export function MyLine({ to, number, name, lang, children }: MyLineProps) {
  return (
    <li className={styles['line']}>
      <span className={styles['lineTitle']} lang={lang}>
        <Link to={to} params={{ id: number }}>
          {name}
        </Link>
      </span>
      {children}
    </li>
  );
}
