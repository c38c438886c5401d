import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import styles from './Dialog.module.css';
import { Icon } from './Icon.tsx';

interface DialogProps {
  title: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** One matter in front of the page; Escape, the cross and a tap beside it close it. */
export function Dialog({ title, open, onOpenChange, children }: DialogProps) {
  const { t } = useLingui();
  return (
    <ModalOverlay className={styles['overlay'] ?? ''} isOpen={open} onOpenChange={onOpenChange} isDismissable>
      <Modal className={styles['modal'] ?? ''}>
        <AriaDialog className={styles['dialog'] ?? ''}>
          <div className={styles['head']}>
            <Heading slot="title" level={2} className={styles['title'] ?? ''}>
              {title}
            </Heading>
            <Button slot="close" className={styles['close'] ?? ''} aria-label={t`Close`}>
              <Icon name="close" size="1.5rem" />
            </Button>
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
