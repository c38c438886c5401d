import { Trans } from '@lingui/react/macro';
import { FailureText } from '../../shared/transactions/FailureText.tsx';
import type { Failure } from '../../shared/transactions/machine.ts';
import { Notice } from '../../shared/ui/Notice.tsx';

/** Of a vote that was sent and did not arrive: why, and that it can be sent again. */
export function LostVote({ failure }: { failure: Failure }) {
  return (
    <Notice kind="warning" role="status" title={<Trans>Your vote did not reach the public record</Trans>}>
      <p>
        <FailureText failure={failure} refusals={[]} />
      </p>
    </Notice>
  );
}
