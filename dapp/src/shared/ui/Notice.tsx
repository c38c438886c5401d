import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import styles from './Notice.module.css';

const icons: Record<NoticeKind, IconName> = { info: 'info', ok: 'check', warning: 'warning', error: 'error' };

type NoticeKind = 'info' | 'ok' | 'warning' | 'error';

interface NoticeProps {
  kind?: NoticeKind;
  /** A short heading in bold. */
  title?: ReactNode;
  /** Said aloud at once (`alert`), or when there is a pause (`status`), when it appears after something was done. */
  role?: 'alert' | 'status';
  children?: ReactNode;
}

/** A message set apart from the text: icon, word and colour together. */
export function Notice({ kind = 'info', title, role, children }: NoticeProps) {
  return (
    <div className={`${styles['notice']} ${styles[kind]}`} role={role}>
      <Icon name={icons[kind]} size="1.5rem" />
      <div className={styles['body']}>
        {title !== undefined && <p className={styles['title']}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
