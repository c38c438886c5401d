import type { ButtonHTMLAttributes } from 'react';
import styles from './Button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: the one thing to do on a screen; `secondary`: beside it; `quiet`: as text. */
  kind?: 'primary' | 'secondary' | 'quiet';
  /** Cannot be pressed for now, and keeps the focus; what is being waited for is said beside it, in a status of its own. */
  isPending?: boolean;
}

/** A button. The browser's own: every page has one, and it costs no script. */
export function Button({ kind = 'secondary', className, isPending = false, onClick, ...props }: ButtonProps) {
  const own = className === undefined ? '' : ` ${className}`;
  return (
    <button
      type="button"
      {...props}
      // Not `disabled`, which would take the focus away.
      aria-disabled={isPending}
      onClick={isPending ? undefined : onClick}
      className={`${styles['button']} ${styles[kind]}${own}`}
    />
  );
}
