import { Trans } from '@lingui/react/macro';
import { Badge } from '../ui/Badge.tsx';
import type { DocumentState } from './documents.ts';

/** Whether a document is the one on the record, in an icon and a word. */
export function DocumentMark({ state }: { state: DocumentState<unknown>['state'] | undefined }) {
  switch (state) {
    case 'ok':
      return (
        <Badge kind="ok" icon="check">
          <Trans>Matches the record</Trans>
        </Badge>
      );
    case 'missing':
      return (
        <Badge kind="warning" icon="warning">
          <Trans>Not available now</Trans>
        </Badge>
      );
    case 'mismatch':
      return (
        <Badge kind="error" icon="error">
          <Trans>Differs from the record</Trans>
        </Badge>
      );
    case 'malformed':
      return (
        <Badge kind="error" icon="error">
          <Trans>Unreadable</Trans>
        </Badge>
      );
    case undefined:
      return (
        <Badge icon="waiting">
          <Trans>Checking…</Trans>
        </Badge>
      );
  }
}
