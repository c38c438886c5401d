import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { builtInWallet } from './builtInWallet.ts';
import { hasCode } from './errorCode.ts';
import { connectWallet, NoAccount, type WalletChoice, walletChoices, watchWalletChoices } from './engine.ts';
import { setSignInOpen } from './signIn.ts';
import styles from './SignInDialog.module.css';

/** Choosing the wallet to sign in with. Nothing is asked of any wallet before one is chosen. */
export function SignInDialog() {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<WalletChoice>();
  const [hindrance, setHindrance] = useState<Hindrance>();
  /** What an earlier wallet answers late is not this one's answer. */
  const latest = useRef<WalletChoice>(undefined);
  const choices = useWalletChoices();
  const waitingFor = chosen?.name;

  const choose = async (choice: WalletChoice) => {
    latest.current = choice;
    setChosen(choice);
    setHindrance(undefined);
    try {
      await connectWallet(choice.id);
      setSignInOpen(false);
    } catch (error) {
      if (latest.current === choice) setHindrance(hindranceOf(error));
    } finally {
      if (latest.current === choice) setChosen(undefined);
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
      {hindrance !== undefined && (
        <Notice kind="info" role="alert">
          <p>
            <HindranceWords hindrance={hindrance} />
          </p>
        </Notice>
      )}
      <ul className={styles['choices']}>
        {choices.map((choice) => (
          <li key={choice.id}>
            <Button
              kind={choice.kind === 'builtIn' ? 'primary' : 'secondary'}
              className={styles['choice'] ?? ''}
              isPending={chosen?.id === choice.id}
              onClick={() => void choose(choice)}
            >
              {choice.icon !== undefined && <img src={choice.icon} alt="" width="24" height="24" />}
              {choice.kind === 'builtIn' ? builtInWallet.part()?.signIn() : nameOf(choice, choices)}
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

/** Two wallets may bear one name; then each has its address in the browser beside it (`io.metamask`). */
function nameOf({ id, name }: WalletChoice, choices: readonly WalletChoice[]): string {
  const alike = ({ id: other, name: called }: WalletChoice) => other !== id && look(called) === look(name);
  return choices.some(alike) ? `${name} (${id})` : name;
}

/** A name without what nobody sees. */
function look(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\p{C}\p{Z}]/gu, '')
    .toLowerCase();
}

/** What a wallet answers that waits for an earlier answer (EIP-1474's "resource unavailable"). */
const requestPending = -32002;

/** What keeps a person from signing in. */
type Hindrance = 'refused' | 'asking' | 'locked';

function hindranceOf(error: unknown): Hindrance {
  if (error instanceof NoAccount) return 'locked';
  return hasCode(error, requestPending) ? 'asking' : 'refused';
}

function HindranceWords({ hindrance }: { hindrance: Hindrance }) {
  switch (hindrance) {
    case 'refused':
      return (
        <Trans>The wallet did not agree. Nothing was changed; you can try again or choose another.</Trans>
      );
    case 'asking':
      return <Trans>The wallet is asking you already. Open it and answer there.</Trans>;
    case 'locked':
      return <Trans>The wallet gave no account. Unlock it and try again.</Trans>;
  }
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
