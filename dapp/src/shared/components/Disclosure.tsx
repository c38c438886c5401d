import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import styles from './Disclosure.module.css';
import { Icon } from './Icon.tsx';

interface DisclosureProps {
  title: ReactNode;
  /** Level of the heading that opens it. */
  level?: 2 | 3 | 4;
  defaultExpanded?: boolean;
  children: ReactNode;
}

/** Something that is one tap away: details, digests, worked examples. */
export function Disclosure({ title, level = 3, defaultExpanded = false, children }: DisclosureProps) {
  return (
    <AriaDisclosure className={styles['disclosure'] ?? ''} defaultExpanded={defaultExpanded}>
      <Heading level={level} className={styles['heading'] ?? ''}>
        <Button slot="trigger" className={styles['trigger'] ?? ''}>
          <span className={styles['arrow']}>
            <Icon name="right" />
          </span>
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className={styles['panel'] ?? ''}>{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
