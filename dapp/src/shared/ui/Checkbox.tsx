import type { ReactNode } from 'react';
import styles from './Checkbox.module.css';

interface CheckboxProps {
  isSelected: boolean;
  onChange: (selected: boolean) => void;
  children: ReactNode;
}

/** Yes or no. The browser's own box, made large enough for a thumb. */
export function Checkbox({ isSelected, onChange, children }: CheckboxProps) {
  return (
    <label className={styles['checkbox']}>
      <input type="checkbox" checked={isSelected} onChange={(event) => onChange(event.target.checked)} />
      {children}
    </label>
  );
}
