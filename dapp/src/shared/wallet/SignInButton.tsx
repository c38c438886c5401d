import { Trans } from '@lingui/react/macro';
import { Button } from '../ui/Button.tsx';
import { setSignInOpen } from './signIn.ts';
import { useWallet } from './wallet.ts';

interface SignInButtonProps {
  kind?: 'primary' | 'secondary';
  className?: string | undefined;
}

/** Opens the sign-in dialog; waits while the wallet of an earlier visit comes back. */
export function SignInButton({ kind = 'primary', className }: SignInButtonProps) {
  const { status } = useWallet();
  return (
    <Button
      kind={kind}
      className={className}
      isPending={status === 'connecting'}
      onClick={() => setSignInOpen(true)}
    >
      <Trans>Sign in</Trans>
    </Button>
  );
}
