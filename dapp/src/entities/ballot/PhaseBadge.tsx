import { Trans } from '@lingui/react/macro';
import type { BallotPhase } from '@patto/protocol/ballots/phase';
import { Badge } from '../../shared/ui/Badge.tsx';

/** Where a ballot stands, in a word. */
export function PhaseBadge({ phase }: { phase: BallotPhase }) {
  switch (phase) {
    case 'Open':
      return (
        <Badge kind="ok" icon="ballots">
          <Trans>Open</Trans>
        </Badge>
      );
    case 'Scheduled':
      return (
        <Badge icon="waiting">
          <Trans>Not open yet</Trans>
        </Badge>
      );
    case 'Ended':
      return (
        <Badge icon="waiting">
          <Trans>Result to come</Trans>
        </Badge>
      );
    case 'Proposed':
      return (
        <Badge kind="warning" icon="waiting">
          <Trans>Provisional result</Trans>
        </Badge>
      );
    case 'Tied':
      return (
        <Badge kind="error" icon="warning">
          <Trans>Tied</Trans>
        </Badge>
      );
    case 'Final':
      return (
        <Badge kind="ok" icon="check">
          <Trans>Final</Trans>
        </Badge>
      );
    case 'Cancelled':
      return (
        <Badge icon="close">
          <Trans>Withdrawn</Trans>
        </Badge>
      );
  }
}
