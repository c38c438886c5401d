import { Trans, useLingui } from '@lingui/react/macro';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from '../shared/ui/Button.tsx';
import { Notice } from '../shared/ui/Notice.tsx';
import { Page } from '../shared/ui/Page.tsx';

/** A page that broke: what was kept, and the way back. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const { t } = useLingui();
  return (
    <Page title={t`This page could not be shown`}>
      <Notice kind="error" role="alert">
        <p>
          <Trans>Nothing was sent and nothing was lost. Try again, or reload the page.</Trans>
        </p>
        <p lang="en">{error instanceof Error ? error.message : String(error)}</p>
        <Button kind="primary" onClick={reset}>
          <Trans>Try again</Trans>
        </Button>
      </Notice>
    </Page>
  );
}
