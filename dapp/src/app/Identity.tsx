import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { shortAddress } from '../shared/chain/shortAddress.ts';
import { Icon } from '../shared/ui/Icon.tsx';
import { builtInWallet } from '../shared/wallet/builtInWallet.ts';
import { useSignInOpen } from '../shared/wallet/signIn.ts';
import { SignInButton } from '../shared/wallet/SignInButton.tsx';
import { useWallet } from '../shared/wallet/wallet.ts';
import styles from './Shell.module.css';

const SignInDialog = lazy(async () => ({
  default: (await import('../shared/wallet/SignInDialog.tsx')).SignInDialog,
}));

/** Who I am, or "Sign in". */
export function Identity() {
  const wallet = useWallet();
  const open = useSignInOpen();
  return (
    <>
      {wallet.status === 'in' ? (
        <Link to="/me" className={styles['identity'] ?? ''}>
          <Icon name="me" />
          {wallet.kind === 'builtIn' ? (
            builtInWallet.part()?.person()
          ) : (
            <span className="figures">{shortAddress(wallet.address)}</span>
          )}
        </Link>
      ) : (
        <SignInButton kind="secondary" className={styles['signIn']} />
      )}
      {open && (
        <Suspense>
          <SignInDialog />
        </Suspense>
      )}
    </>
  );
}
