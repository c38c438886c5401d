import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './Button.module.css';

interface ButtonProps extends AriaButtonProps {
  /** `primary`: the one thing to do on a screen; `secondary`: beside it; `quiet`: as text. */
  kind?: 'primary' | 'secondary' | 'quiet';
}

/**
 * A button. While `isPending` it cannot be pressed; what is being waited for is said beside it, in a status of its own
 * (React Aria's announcement would outlive a dialog that closes).
 */
export function Button({
  kind = 'secondary',
  className,
  isPending = false,
  isDisabled,
  ...props
}: ButtonProps) {
  const own = typeof className === 'string' ? ` ${className}` : '';
  return (
    <AriaButton
      {...props}
      isDisabled={isPending || (isDisabled ?? false)}
      className={`${styles['button']} ${styles[kind]}${own}`}
    />
  );
}
