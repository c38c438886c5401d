import { useLingui } from '@lingui/react/macro';
import { useId, useRef } from 'react';
import styles from './Field.module.css';
import { Icon } from './Icon.tsx';

interface SearchFieldProps {
  label: string;
  labelHidden?: boolean;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
}

/** Text to look for; Escape or the cross empties it. The browser's own field, with a cross large enough for a thumb. */
export function SearchField({ label, labelHidden = false, placeholder, value, onChange }: SearchFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const clear = () => {
    onChange('');
    input.current?.focus();
  };
  return (
    <div className={styles['field']}>
      <label className={labelHidden ? 'visually-hidden' : styles['label']} htmlFor={id}>
        {label}
      </label>
      <div className={styles['search']}>
        <input
          id={id}
          ref={input}
          type="search"
          className={styles['control']}
          placeholder={placeholder}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onChange('');
          }}
        />
        {value !== '' && (
          <button type="button" className={styles['clear']} aria-label={t`Empty the search`} onClick={clear}>
            <Icon name="close" />
          </button>
        )}
      </div>
    </div>
  );
}
