import { Trans } from '@lingui/react/macro';
import type { BallotPhase } from '@patto/protocol/ballots/phase';
import { selectionMask } from '@patto/protocol/ballots/rules/selection';
import type { RecountReport } from '@patto/protocol/recount/report';
import type { BallotFacts } from '../../entities/ballot/useBallot.ts';
import { Notice } from '../../shared/ui/Notice.tsx';
import { SelectionNames } from './SelectionNames.tsx';

interface OwnCountProps {
  facts: BallotFacts;
  phase: BallotPhase;
  /** This device's own count, where it was made. */
  report: RecountReport | undefined;
}

/** Says, above all else, where what is on the record is not what this device counted: before it is final, and for good after. */
export function OwnCount({ facts, phase, report }: OwnCountProps) {
  const onRecord = facts.ballot.result?.selected;
  if (report === undefined || report.result.state !== 'counted' || onRecord === undefined) return null;
  const { selected } = report.result;
  if (selectionMask(selected) === onRecord) return null;
  return (
    <Notice
      kind="error"
      title={
        phase === 'Final' ? (
          <Trans>This result is not what the votes say</Trans>
        ) : (
          <Trans>What leads is not what the votes say</Trans>
        )
      }
    >
      <p>
        <Trans>
          Your device read the votes from the chain and counted them by this ballot’s rules. They give:{' '}
          <SelectionNames facts={facts} options={selected} />
        </Trans>
      </p>
    </Notice>
  );
}
