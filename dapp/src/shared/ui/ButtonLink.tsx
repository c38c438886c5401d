import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import styles from './Button.module.css';

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  kind?: 'primary' | 'secondary' | 'quiet';
  ref?: Ref<HTMLAnchorElement>;
}

function Anchor({ kind = 'secondary', children, ...props }: AnchorProps) {
  return (
    <a {...props} className={`${styles['button']} ${styles[kind]}`}>
      {children}
    </a>
  );
}

/** A link to a page of ours that looks like a button. */
export const ButtonLink = createLink(Anchor);
