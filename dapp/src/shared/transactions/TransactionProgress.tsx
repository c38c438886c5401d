import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useThrottled } from '../ui/useThrottled.ts';
import { FailureText } from './FailureText.tsx';
import {
  isSlow,
  isUnderWay,
  type StepName,
  stepsOf,
  type TransactionRecord,
  wasLost,
  wasSent,
} from './machine.ts';
import type { Refusals } from './refusals.ts';
import { useTransaction } from './store.ts';
import styles from './TransactionProgress.module.css';

interface TransactionProgressProps {
  id: string;
  /** Of the contracts that the act may meet. */
  refusals: readonly Refusals[];
  /** Back to the review, where nothing was lost. */
  onBack: () => void;
  /** What to say and offer when it is in the index. */
  done: ReactNode;
}

/** Sending, everywhere the same: four steps, what happens now and about how long, and what to do when it does not. */
export function TransactionProgress({ id, ...rest }: TransactionProgressProps) {
  const record = useTransaction(id);
  if (record === undefined) return null;
  return <Progress record={record} {...rest} />;
}

type ProgressProps = Omit<TransactionProgressProps, 'id'> & { record: TransactionRecord };

function Progress({ record, refusals, onBack, done }: ProgressProps) {
  const { t } = useLingui();
  const slow = useSlow(record);
  const stepNames = useStepNames();
  const sentence = useNowSentence(record);
  const spoken = useThrottled(sentence, 3_000);
  return (
    <div className={styles['progress']}>
      <ol className={styles['steps']} aria-label={t`Steps`}>
        {stepsOf(record).map(({ name, state }) => (
          <li
            key={name}
            className={`${styles['step']} ${styles[state]}`}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <Icon
              name={
                state === 'done'
                  ? 'check'
                  : state === 'stopped'
                    ? 'error'
                    : state === 'now'
                      ? 'waiting'
                      : 'circle'
              }
              size="1.5rem"
            />
            <span>{stepNames[name]}</span>
            {state === 'done' && <span className="visually-hidden">{t`done`}</span>}
          </li>
        ))}
      </ol>
      <p className={styles['sentence']}>{sentence}</p>
      <p role="status" className="visually-hidden">
        {spoken}
      </p>
      {slow && <SlowHint record={record} />}
      {(record.status === 'refused' || record.status === 'failed') && (
        <Stopped record={record} refusals={refusals} onBack={onBack} />
      )}
      {record.status === 'indexed' && done}
      {(record.hash !== undefined || record.failure?.detail !== undefined) && <Details record={record} />}
    </div>
  );
}

function useStepNames(): Record<StepName, string> {
  const { t } = useLingui();
  return {
    signed: t`Signed`,
    onItsWay: t`On its way`,
    onTheRecord: t`On the record`,
    inTheIndex: t`In the index`,
  };
}

function useNowSentence(record: TransactionRecord): string {
  const { t } = useLingui();
  switch (record.status) {
    case 'preparing':
      return t`Checking with the public record. This takes a second.`;
    case 'signing':
      return t`Your wallet shows the same sentence. Sign it there.`;
    case 'signed':
    case 'sending':
      return t`Confirm in your wallet that it may be sent.`;
    case 'sent':
      return t`It is on its way to the public record. This takes a few seconds; you may leave this page.`;
    case 'recorded':
      return t`It is on the public record. The lists follow in a few seconds.`;
    case 'indexed':
      return t`It is on the public record, and the lists show it.`;
    case 'refused':
      return t`You refused in your wallet.`;
    case 'failed':
      return t`It did not work.`;
  }
}

function SlowHint({ record }: { record: TransactionRecord }) {
  return (
    <Notice kind="warning" title={<Trans>This takes longer than usual</Trans>}>
      {record.status === 'sent' ? (
        <p>
          <Trans>The network may be busy or your connection weak. You can leave and look again later.</Trans>
        </p>
      ) : record.status === 'recorded' ? (
        <p>
          <Trans>
            It is on the public record and counts. Only the lists are behind; there is nothing you need to do.
          </Trans>
        </p>
      ) : (
        <p>
          <Trans>
            Is your wallet waiting for you? Its window may be behind this one. Nothing has been sent yet.
          </Trans>
        </p>
      )}
    </Notice>
  );
}

function Stopped({ record, refusals, onBack }: Omit<ProgressProps, 'done'>) {
  return (
    <>
      <Notice kind={record.status === 'refused' ? 'info' : 'error'} role="alert">
        {record.failure !== undefined && (
          <p>
            <FailureText failure={record.failure} refusals={refusals} />
          </p>
        )}
        {!wasLost(record) && record.failure?.reason !== 'interrupted' && (
          <p>
            {wasSent(record) ? (
              <Trans>It was sent, and it changed nothing on the record.</Trans>
            ) : (
              <Trans>Nothing was sent. Your choices are kept.</Trans>
            )}
          </p>
        )}
      </Notice>
      <Button kind="primary" onClick={onBack}>
        <Trans>Back</Trans>
      </Button>
    </>
  );
}

function Details({ record }: { record: TransactionRecord }) {
  const { i18n } = useLingui();
  return (
    <Disclosure title={<Trans>Details for checking</Trans>}>
      <dl className={styles['details']}>
        <dt>
          <Trans>Transaction</Trans>
        </dt>
        <dd>
          <code>{record.hash}</code>
        </dd>
        {record.block !== undefined && (
          <>
            <dt>
              <Trans>Block</Trans>
            </dt>
            <dd>{i18n.number(record.block)}</dd>
          </>
        )}
        {record.failure?.detail !== undefined && (
          <>
            <dt>
              <Trans>Message</Trans>
            </dt>
            <dd lang="en">{record.failure.detail}</dd>
          </>
        )}
      </dl>
    </Disclosure>
  );
}

/** Turns true by itself when a step has taken too long. */
function useSlow(record: TransactionRecord): boolean {
  const [now, setNow] = useState(Date.now);
  const moving = isUnderWay(record);
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(timer);
  }, [moving]);
  return isSlow(record, now);
}
