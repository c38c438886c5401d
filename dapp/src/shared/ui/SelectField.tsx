import { useId } from 'react';
import styles from './Field.module.css';

interface SelectFieldProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; lang?: string }[];
  onChange: (value: Value) => void;
  /** The label is for readers only; the choice itself shows what it is about. */
  labelHidden?: boolean;
}

/** A choice of one from a list. The browser's own control: on a phone it opens the wheel that people know. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const id = useId();
  const { label, value, options, onChange, labelHidden = false } = props;
  return (
    <div className={styles['field']}>
      <label className={labelHidden ? 'visually-hidden' : styles['label']} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={`${styles['control']} ${styles['select']}`}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
