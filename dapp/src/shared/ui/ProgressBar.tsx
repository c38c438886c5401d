import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import styles from './ProgressBar.module.css';

interface ProgressBarProps {
  label: ReactNode;
  /** 0 to 100; absent while nobody knows how long. */
  value?: number;
}

/** How far something has come. */
export function ProgressBar({ label, value }: ProgressBarProps) {
  return (
    <AriaProgressBar
      className={styles['progress'] ?? ''}
      isIndeterminate={value === undefined}
      value={value ?? 0}
    >
      {({ percentage, valueText }) => (
        <>
          <div className={styles['words']}>
            <Label>{label}</Label>
            <span className="figures">{valueText}</span>
          </div>
          <div className={styles['track']}>
            <div
              className={percentage === undefined ? styles['moving'] : styles['fill']}
              style={percentage === undefined ? undefined : { width: `${percentage}%` }}
            />
          </div>
        </>
      )}
    </AriaProgressBar>
  );
}
