import type { Key } from 'react-aria-components/ToggleButtonGroup';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { Icon, type IconName } from './Icon.tsx';
import styles from './ToggleButtons.module.css';

interface ToggleButtonsProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; icon?: IconName }[];
  onChange: (value: Value) => void;
}

/** Ways to see the same thing, one at a time. */
export function ToggleButtons<Value extends string>(props: ToggleButtonsProps<Value>) {
  const { label, value, options, onChange } = props;
  const choose = (keys: Set<Key>) => {
    const chosen = options.find((option) => keys.has(option.value));
    if (chosen !== undefined) onChange(chosen.value);
  };
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles['group'] ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={choose}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className={styles['button'] ?? ''}>
          {option.icon !== undefined && <Icon name={option.icon} />}
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
