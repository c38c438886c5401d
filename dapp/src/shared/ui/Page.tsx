import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { pageIsThere } from '../start/firstPage.ts';
import styles from './Page.module.css';

/** Whether a page was shown before: only after a navigation does focus move. */
let shownBefore = false;

interface PageProps {
  /** The page's one h1 and its title in the browser. */
  title: string;
  /** Language of the title where it is somebody's own words. */
  lang?: string | undefined;
  /** A line above the title: where one is. */
  above?: ReactNode;
  /** A few lines below the title. */
  lead?: ReactNode;
  /** The whole width of the screen rather than a readable column. */
  wide?: boolean;
  children: ReactNode;
}

/** The frame of every page: title first, then focus on the heading, then the content. */
export function Page({ title, lang, above, lead, wide = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });

  useEffect(() => {
    document.title = title === '' ? 'Patto' : `${title} · Patto`;
  }, [title]);

  useEffect(() => {
    if (shownBefore) heading.current?.focus({ preventScroll: true });
    shownBefore = true;
    pageIsThere();
  }, [path]);

  return (
    <article className={wide ? styles['wide'] : styles['page']}>
      {above !== undefined && <div className={styles['above']}>{above}</div>}
      <h1 ref={heading} tabIndex={-1} lang={lang}>
        {title}
      </h1>
      {lead !== undefined && <div className={styles['lead']}>{lead}</div>}
      {children}
    </article>
  );
}
