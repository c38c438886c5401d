import { useLingui } from '@lingui/react/macro';
import { LanguageMenu } from '../../app/LanguageMenu.tsx';
import { Page } from '../../shared/components/Page.tsx';

export function MePage() {
  const { t } = useLingui();
  return (
    <Page title={t`Me`}>
      <LanguageMenu labelHidden={false} />
    </Page>
  );
}
