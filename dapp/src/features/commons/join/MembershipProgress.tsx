import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { membershipRefusals } from '../../../entities/member/membershipRefusals.tsx';
import { Button } from '../../../shared/ui/Button.tsx';
import { useFocusOnMount } from '../../../shared/ui/useFocusOnMount.ts';
import type { TransactionRecord } from '../../../shared/transactions/machine.ts';
import { TransactionProgress } from '../../../shared/transactions/TransactionProgress.tsx';

interface MembershipProgressProps {
  record: TransactionRecord;
  onBack: () => void;
}

/** A request to join, come back or leave, on its way. */
export function MembershipProgress({ record, onBack }: MembershipProgressProps) {
  const [justStarted] = useState(() => Date.now() - record.startedAt < 3_000);
  const heading = useFocusOnMount<HTMLHeadingElement>(justStarted);
  return (
    <section aria-labelledby="request">
      <h2 id="request" ref={heading} tabIndex={-1}>
        {record.kind === 'resign' ? (
          <Trans>You are leaving</Trans>
        ) : record.status === 'indexed' ? (
          <Trans>Welcome</Trans>
        ) : (
          <Trans>Your request to join</Trans>
        )}
      </h2>
      <TransactionProgress
        id={record.id}
        refusals={[membershipRefusals]}
        onBack={onBack}
        done={
          <>
            <p>
              {record.kind === 'resign' ? (
                <Trans>You are no longer a member. What you did stays on the record.</Trans>
              ) : (
                <Trans>
                  You are a member now. You can vote in every ballot that starts after this moment.
                </Trans>
              )}
            </p>
            <Button onClick={onBack}>
              <Trans>Continue</Trans>
            </Button>
          </>
        }
      />
    </section>
  );
}
