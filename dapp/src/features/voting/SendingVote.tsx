import { Trans } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { ballotRefusals } from '../../entities/ballot/ballotRefusals.tsx';
import { membershipRefusals } from '../../entities/member/membershipRefusals.tsx';
import { Button } from '../../shared/ui/Button.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import type { TransactionRecord } from '../../shared/transactions/machine.ts';
import { TransactionProgress } from '../../shared/transactions/TransactionProgress.tsx';
import styles from './ReviewVote.module.css';

interface SendingVoteProps {
  record: TransactionRecord;
  /** Back to the review, or on to "You voted". */
  onBack: () => void;
}

/** A vote on its way. */
export function SendingVote({ record, onBack }: SendingVoteProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <section aria-labelledby="sending-heading">
      <h2 id="sending-heading" ref={heading} tabIndex={-1} className={styles['heading']}>
        <Trans>Sending your vote</Trans>
      </h2>
      <TransactionProgress
        id={record.id}
        refusals={[ballotRefusals, membershipRefusals]}
        onBack={onBack}
        done={
          <Notice kind="ok" role="status" title={<Trans>Your vote is on the public record</Trans>}>
            <Button kind="primary" onClick={onBack}>
              <Trans>See my vote</Trans>
            </Button>
          </Notice>
        }
      />
    </section>
  );
}
