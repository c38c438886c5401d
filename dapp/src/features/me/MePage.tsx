import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { LanguageMenu } from '../../shared/ui/LanguageMenu.tsx';
import { Loading } from '../../shared/ui/Loading.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { ReadError } from '../../shared/ui/ReadError.tsx';
import { NetworkNotice } from '../../shared/wallet/NetworkNotice.tsx';
import { SignInButton } from '../../shared/wallet/SignInButton.tsx';
import { useAccounts } from '../../shared/wallet/accounts.ts';
import { useWallet } from '../../shared/wallet/wallet.ts';
import { DataSection } from './DataSection.tsx';
import { KeySection } from './KeySection.tsx';
import { MyCommonsSection } from './MyCommonsSection.tsx';
import { MyReputationSection } from './MyReputationSection.tsx';
import { MyVotesSection } from './MyVotesSection.tsx';
import { myRecordQuery } from './queries.ts';

/** What concerns the reader: her commons, votes, points, key, language, and the data on this device. */
export function MePage() {
  const { t } = useLingui();
  const wallet = useWallet();
  return (
    <Page title={t`Me`}>
      <NetworkNotice />
      {wallet.status === 'in' ? (
        <>
          <MyRecord />
          <KeySection wallet={wallet} />
        </>
      ) : (
        <section>
          <p>
            <Trans>Sign in to see your commons, your votes and your reputation.</Trans>
          </p>
          <SignInButton />
        </section>
      )}
      <section aria-labelledby="language">
        <h2 id="language">
          <Trans>Language</Trans>
        </h2>
        <LanguageMenu />
      </section>
      <DataSection />
    </Page>
  );
}

function MyRecord() {
  const query = useQuery(myRecordQuery(useAccounts()));
  if (query.data === undefined) {
    return query.isError ? (
      <ReadError error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Loading />
    );
  }
  return (
    <>
      <MyCommonsSection memberships={query.data.memberships} />
      <MyVotesSection votes={query.data.votes} />
      <MyReputationSection memberships={query.data.memberships} />
    </>
  );
}
