import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './Button.module.css';

interface ButtonProps extends AriaButtonProps {
  /** `primary`: the one thing to do on a screen; `secondary`: beside it; `quiet`: as text. */
  kind?: 'primary' | 'secondary' | 'quiet';
}

export function Button({ kind = 'secondary', className, ...props }: ButtonProps) {
  const own = typeof className === 'string' ? ` ${className}` : '';
  return <AriaButton {...props} className={`${styles['button']} ${styles[kind]}${own}`} />;
}
