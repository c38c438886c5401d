import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Icon } from '../../shared/ui/Icon.tsx';
import { useThrottled } from '../../shared/ui/useThrottled.ts';
import type { RecountProgress } from './messages.ts';
import styles from './RecountPanel.module.css';

interface RecountStepsProps {
  /** Undefined before the first word of the worker. */
  progress: RecountProgress | undefined;
  checkSignatures: boolean;
}

type StepName = 'reading' | 'signatures' | 'counting';

/** Reading, checking, counting: which step it is at, and how far. */
export function RecountSteps({ progress, checkSignatures }: RecountStepsProps) {
  const { t, i18n } = useLingui();
  const now = stepOf(progress);
  const stepNames: Record<StepName, ReactNode> = {
    reading: <Trans>Reading the record</Trans>,
    signatures:
      progress?.step === 'signatures' ? (
        <Trans>Checking {i18n.number(progress.total)} signatures</Trans>
      ) : (
        <Trans>Checking signatures</Trans>
      ),
    counting: <Trans>Counting</Trans>,
  };
  const order: StepName[] = checkSignatures ? ['reading', 'signatures', 'counting'] : ['reading', 'counting'];
  const at = order.indexOf(now);
  const share = progress === undefined || progress.total === 0 ? 0 : progress.done / progress.total;
  const percent = i18n.number(share, { style: 'percent', maximumFractionDigits: 0 });
  const said = useThrottled(`${now} ${percent}`, 3_000);
  return (
    <>
      <ol className={styles['steps']}>
        {order.map((step, position) => (
          <li
            key={step}
            className={styles['step']}
            data-state={position < at ? 'done' : position === at ? 'now' : 'next'}
            aria-current={position === at ? 'step' : undefined}
          >
            <Icon name={position < at ? 'check' : position === at ? 'waiting' : 'circle'} />
            {stepNames[step]}
            {position < at && <span className="visually-hidden">{t`done`}</span>}
          </li>
        ))}
      </ol>
      <progress className={styles['meter']} max={1} value={share} aria-label={t`Progress of the count`} />
      <p className="visually-hidden" role="status">
        {said === '' ? null : stepNames[now]} {percent}
      </p>
    </>
  );
}

function stepOf(progress: RecountProgress | undefined): StepName {
  if (progress === undefined || progress.step === 'logs' || progress.step === 'transactions')
    return 'reading';
  return progress.step === 'signatures' ? 'signatures' : 'counting';
}
