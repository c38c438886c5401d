import { Trans } from '@lingui/react/macro';
import { Badge } from '../../shared/ui/Badge.tsx';
import type { Moment } from './phase.ts';

/** Where a ballot stands, in a word. */
export function MomentBadge({ moment }: { moment: Moment }) {
  switch (moment) {
    case 'open':
      return (
        <Badge kind="ok" icon="ballots">
          <Trans>Open</Trans>
        </Badge>
      );
    case 'scheduled':
      return (
        <Badge icon="waiting">
          <Trans>Not open yet</Trans>
        </Badge>
      );
    case 'ended':
      return (
        <Badge icon="waiting">
          <Trans>Result to come</Trans>
        </Badge>
      );
    case 'proposed':
      return (
        <Badge kind="warning" icon="waiting">
          <Trans>Provisional result</Trans>
        </Badge>
      );
    case 'contested':
      return (
        <Badge kind="error" icon="warning">
          <Trans>Contested</Trans>
        </Badge>
      );
    case 'final':
      return (
        <Badge kind="ok" icon="check">
          <Trans>Final</Trans>
        </Badge>
      );
    case 'cancelled':
      return (
        <Badge icon="close">
          <Trans>Withdrawn</Trans>
        </Badge>
      );
  }
}
