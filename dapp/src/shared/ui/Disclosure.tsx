import { type ReactNode, useId, useState } from 'react';
import styles from './Disclosure.module.css';
import { Icon } from './Icon.tsx';

interface DisclosureProps {
  title: ReactNode;
  /** Level of the heading that opens it. */
  level?: 2 | 3 | 4;
  defaultExpanded?: boolean;
  children: ReactNode;
}

/** Something that is one tap away: details, digests, worked examples. What the browser finds inside opens it. */
export function Disclosure({ title, level = 3, defaultExpanded = false, children }: DisclosureProps) {
  const [expanded, setExpanded] = useState(defaultExpanded);
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <div className={styles['disclosure']} data-expanded={expanded || undefined}>
      <Heading className={styles['heading']}>
        <button
          type="button"
          id={`${id}-title`}
          className={styles['trigger']}
          aria-expanded={expanded}
          aria-controls={id}
          onClick={() => setExpanded(!expanded)}
        >
          <span className={styles['arrow']}>
            <Icon name="right" />
          </span>
          {title}
        </button>
      </Heading>
      <div
        id={id}
        role="group"
        aria-labelledby={`${id}-title`}
        className={styles['panel']}
        ref={(panel) => {
          // React knows `hidden` as yes or no only.
          if (panel !== null && !expanded) panel.setAttribute('hidden', 'until-found');
          else panel?.removeAttribute('hidden');
          const open = () => setExpanded(true);
          panel?.addEventListener('beforematch', open);
          return () => panel?.removeEventListener('beforematch', open);
        }}
      >
        {children}
      </div>
    </div>
  );
}
