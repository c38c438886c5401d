import { type ReactNode, useId } from 'react';
import styles from './ScrollTable.module.css';

interface ScrollTableProps {
  caption: ReactNode;
  captionHidden?: boolean;
  /** `<thead>` and `<tbody>`. */
  children: ReactNode;
}

/** A plain table that scrolls within itself on a small screen; a named region, so that the keyboard can scroll it. */
export function ScrollTable({ caption, captionHidden = false, children }: ScrollTableProps) {
  const id = useId();
  return (
    <section className={styles['frame']} aria-labelledby={id} tabIndex={0}>
      <table className={styles['table']}>
        <caption id={id} className={captionHidden ? 'visually-hidden' : styles['caption']}>
          {caption}
        </caption>
        {children}
      </table>
    </section>
  );
}
