import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { sha256, stringToBytes } from 'viem';
import { Button } from '../../shared/ui/Button.tsx';
import type { TransactionPlan } from '../../shared/transactions/run.ts';
import { downloadText } from '../../shared/ui/download.ts';
import type { BallotFacts } from '../../entities/ballot/useBallot.ts';
import { contestPlan } from './settle.ts';
import styles from './ContestForm.module.css';

interface ContestFormProps {
  facts: BallotFacts;
  onStart: (plan: TransactionPlan) => void;
}

/** What a member finds wrong: the text stays with the person, its digest goes on the record. */
export function ContestForm({ facts, onStart }: ContestFormProps) {
  const { t } = useLingui();
  const id = useId();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const send = () => {
    const text = reason.trim();
    if (text === '') {
      setMissing(true);
      return;
    }
    downloadText(`patto-contest-${facts.number}.txt`, 'text/plain', text);
    onStart(contestPlan(facts, sha256(stringToBytes(text))));
  };
  return (
    <div className={styles['form']}>
      <p>
        <Trans>
          A reason alone decides nothing: if your count differs, endorse it above. Your reason tells the
          others where to look.
        </Trans>
      </p>
      <label htmlFor={id} className={styles['label']}>
        {t`What is wrong?`}
      </label>
      <textarea
        id={id}
        className={styles['reason']}
        rows={5}
        value={reason}
        aria-invalid={missing}
        aria-describedby={`${id}-help ${id}-error`}
        onChange={(event) => {
          setReason(event.target.value);
          setMissing(false);
        }}
      />
      {missing && (
        <p id={`${id}-error`} role="alert" className={styles['error']}>
          <Trans>Write your reason first.</Trans>
        </p>
      )}
      <p id={`${id}-help`}>
        <Trans>
          The public record keeps your account and a fingerprint of this text, not the text. It is saved as a
          file on your device: send that file to the municipality, unchanged, so that it can be compared.
        </Trans>
      </p>
      <Button kind="primary" onClick={send}>
        <Trans>Save my reason and put it on the record</Trans>
      </Button>
    </div>
  );
}
