import { Trans, useLingui } from '@lingui/react/macro';
import { useState, useSyncExternalStore } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { builtInWallet } from './builtInWallet.ts';
import { connectWallet, type WalletChoice, walletChoices, watchWalletChoices } from './engine.ts';
import { setSignInOpen } from './signIn.ts';
import styles from './SignInDialog.module.css';

/** Choosing the wallet to sign in with. Nothing is asked of any wallet before one is chosen. */
export function SignInDialog() {
  const { t } = useLingui();
  const [waitingFor, setWaitingFor] = useState<string>();
  const [refused, setRefused] = useState(false);
  const choices = useWalletChoices();

  const choose = async (choice: WalletChoice) => {
    setWaitingFor(choice.name);
    setRefused(false);
    try {
      await connectWallet(choice.id);
      setSignInOpen(false);
    } catch {
      setRefused(true);
    } finally {
      setWaitingFor(undefined);
    }
  };

  return (
    <Dialog title={t`Sign in`} open onOpenChange={setSignInOpen}>
      <p>
        <Trans>
          You sign in with a wallet: a program that keeps your key and signs for you. We never see the key,
          and nobody can vote in your place.
        </Trans>
      </p>
      {refused && (
        <Notice kind="info" role="alert">
          <p>
            <Trans>The wallet did not agree. Nothing was changed; you can try again or choose another.</Trans>
          </p>
        </Notice>
      )}
      <ul className={styles['choices']}>
        {choices.map((choice) => (
          <li key={choice.id}>
            <Button
              kind={choice.kind === 'builtIn' ? 'primary' : 'secondary'}
              className={styles['choice'] ?? ''}
              isPending={waitingFor === choice.name}
              onClick={() => void choose(choice)}
            >
              {choice.icon !== undefined && <img src={choice.icon} alt="" width="24" height="24" />}
              {choice.kind === 'builtIn' ? builtInWallet.part()?.signIn() : choice.name}
            </Button>
            {choice.kind === 'builtIn' && (
              <p className={styles['help']}>{builtInWallet.part()?.signInHelp()}</p>
            )}
          </li>
        ))}
      </ul>
      {choices.every((choice) => choice.kind === 'builtIn') && (
        <p className={styles['help']}>
          <Trans>No wallet was found in this browser. If you install one, it appears here.</Trans>
        </p>
      )}
      <p role="status">
        {waitingFor !== undefined && <Trans>Waiting for {waitingFor}. Confirm there.</Trans>}
      </p>
    </Dialog>
  );
}

let snapshot: WalletChoice[] | undefined;

function useWalletChoices(): WalletChoice[] {
  return useSyncExternalStore(
    (changed) =>
      watchWalletChoices(() => {
        snapshot = walletChoices();
        changed();
      }),
    () => (snapshot ??= walletChoices()),
  );
}
