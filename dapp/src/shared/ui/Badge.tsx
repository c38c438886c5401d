import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { Icon, type IconName } from './Icon.tsx';

interface BadgeProps {
  kind?: 'plain' | 'ok' | 'warning' | 'error';
  icon?: IconName;
  children: ReactNode;
}

/** A state in a word or two. */
export function Badge({ kind = 'plain', icon, children }: BadgeProps) {
  return (
    <span className={`${styles['badge']} ${styles[kind]}`}>
      {icon !== undefined && <Icon name={icon} size="1em" />}
      {children}
    </span>
  );
}
