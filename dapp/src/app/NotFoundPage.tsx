import { Trans, useLingui } from '@lingui/react/macro';
import { ButtonLink } from '../shared/ui/ButtonLink.tsx';
import { Page } from '../shared/ui/Page.tsx';

export function NotFoundPage() {
  const { t } = useLingui();
  return (
    <Page title={t`There is nothing at this address`}>
      <p>
        <Trans>The link may be old or mistyped.</Trans>
      </p>
      <ButtonLink to="/" kind="primary">
        <Trans>See all commons</Trans>
      </ButtonLink>
    </Page>
  );
}
