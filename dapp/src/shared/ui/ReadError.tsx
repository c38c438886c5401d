import { Trans } from '@lingui/react/macro';
import { GraphError } from '../graph/graphError.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

interface ReadErrorProps {
  error: unknown;
  onRetry: () => void;
}

/** Something could not be read: what happened, and the way to try again. */
export function ReadError({ error, onRetry }: ReadErrorProps) {
  const unreachable =
    error instanceof GraphError && (error.kind === 'unreachable' || error.kind === 'silent');
  return (
    <Notice
      kind="error"
      role="alert"
      title={unreachable ? <Trans>The index does not answer</Trans> : <Trans>This could not be read</Trans>}
    >
      <p>
        {unreachable ? (
          <Trans>
            You may be offline, or the service that keeps the lists is down. The public record itself is not
            affected.
          </Trans>
        ) : (
          <Trans>The answer was not what we expected. The public record itself is not affected.</Trans>
        )}
      </p>
      <Button onClick={onRetry}>
        <Trans>Try again</Trans>
      </Button>
    </Notice>
  );
}
