import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './ScrollTable.module.css';

interface ScrollTableProps {
  caption: ReactNode;
  captionHidden?: boolean;
  /** `<thead>` and `<tbody>`. */
  children: ReactNode;
}

/** A plain table that scrolls within itself on a small screen, by keyboard too. */
export function ScrollTable({ caption, captionHidden = false, children }: ScrollTableProps) {
  const id = useId();
  const frame = useScrollableByKeyboard();
  return (
    <section className={styles['frame']} aria-labelledby={id} ref={frame}>
      <table className={styles['table']}>
        <caption id={id} className={captionHidden ? 'visually-hidden' : styles['caption']}>
          {caption}
        </caption>
        {children}
      </table>
    </section>
  );
}

/** A place to stop for the keyboard, but only while there is something to scroll to. */
function useScrollableByKeyboard() {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      if (element.scrollWidth > element.clientWidth) element.setAttribute('tabindex', '0');
      else element.removeAttribute('tabindex');
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return frame;
}
