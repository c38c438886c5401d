import { Trans } from '@lingui/react/macro';
import { Button } from '../shared/ui/Button.tsx';
import { Notice } from '../shared/ui/Notice.tsx';

/** What is shown when the dapp does not even know what to talk to. */
export function StartFailure({ detail }: { detail: string }) {
  return (
    <main style={{ padding: '1rem', maxWidth: '54rem', margin: 'auto' }}>
      <h1>Patto</h1>
      <Notice kind="error" role="alert" title={<Trans>Patto cannot start</Trans>}>
        <p>
          <Trans>Its settings could not be read. You may be offline, or this copy is not set up yet.</Trans>
        </p>
        <p lang="en">{detail}</p>
        <Button onClick={() => location.reload()}>
          <Trans>Try again</Trans>
        </Button>
      </Notice>
    </main>
  );
}
