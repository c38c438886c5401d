import { useId } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import styles from './ToggleButtons.module.css';

interface ToggleButtonsProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; icon?: IconName }[];
  onChange: (value: Value) => void;
}

/** Ways to see the same thing, one at a time: radio buttons that look like one divided button. */
export function ToggleButtons<Value extends string>(props: ToggleButtonsProps<Value>) {
  const { label, value, options, onChange } = props;
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles['group']}>
      {options.map((option) => (
        <label key={option.value} className={styles['button']}>
          <input
            type="radio"
            name={name}
            className={styles['input']}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.icon !== undefined && <Icon name={option.icon} />}
          {option.label}
        </label>
      ))}
    </div>
  );
}
