import { Trans } from '@lingui/react/macro';
import { Button } from '../../shared/ui/Button.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { builtInWallet } from '../../shared/wallet/builtInWallet.ts';
import { signOut } from '../../shared/wallet/session.ts';
import type { Wallet } from '../../shared/wallet/wallet.ts';
import styles from '../../shared/ui/Sections.module.css';

/** Who holds the reader's key, and what that means. */
export function KeySection({ wallet }: { wallet: Extract<Wallet, { status: 'in' }> }) {
  const { name } = wallet;
  return (
    <section aria-labelledby="key">
      <h2 id="key">
        <Trans>Your key</Trans>
      </h2>
      {wallet.kind === 'builtIn' ? (
        <p>{builtInWallet.part()?.keeper()}</p>
      ) : (
        <p>
          <Trans>
            Your wallet, {name}, holds your key. Only there can be signed as you: keep its recovery words
            safe, and tell them to nobody. If you lose them, the municipality’s office can move your
            membership to a new account.
          </Trans>
        </p>
      )}
      <Disclosure title={<Trans>Your account</Trans>}>
        <p>
          <Trans>Under this address your memberships and votes stand on the public record:</Trans>
        </p>
        <p className={styles['account']}>
          <code>{wallet.address}</code>
        </p>
      </Disclosure>
      <p />
      <Button onClick={() => void signOut()}>
        <Trans>Sign out</Trans>
      </Button>
    </section>
  );
}
