import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../shared/ui/Button.tsx';
import { Dialog } from '../../shared/ui/Dialog.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { builtInWallet } from '../../shared/wallet/builtInWallet.ts';
import { signOut } from '../../shared/wallet/session.ts';
import { useWallet } from '../../shared/wallet/wallet.ts';
import { removeLocalData } from './localData.ts';
import styles from './MePage.module.css';

/** What is kept on this device, and taking it away. */
export function DataSection() {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const [removed, setRemoved] = useState(false);
  const wallet = useWallet();
  const remove = async () => {
    setAsking(false);
    if (wallet.status === 'in') await signOut();
    await removeLocalData();
    setRemoved(true);
  };
  return (
    <section aria-labelledby="data">
      <h2 id="data">
        <Trans>Data on this device</Trans>
      </h2>
      <p>
        <Trans>
          Kept in this browser only: your language, choices that you have not sent yet, what you sent and how
          it went, and what you read last, so that you can read it offline. We have no account of you and no
          cookies.
        </Trans>
      </p>
      <p>
        <Trans>What is on the public record cannot be removed, by you or by anybody.</Trans>
      </p>
      <Button onClick={() => setAsking(true)}>
        <Trans>Remove data from this device</Trans>
      </Button>
      {removed && (
        <div className={styles['removed']}>
          <Notice kind="ok" role="status">
            <p>
              <Trans>The data was removed from this device.</Trans>
            </p>
          </Notice>
        </div>
      )}
      <Dialog title={t`Remove data from this device?`} open={asking} onOpenChange={setAsking}>
        <p>
          <Trans>Choices that you have not sent yet are lost.</Trans>
        </p>
        {wallet.status === 'in' && wallet.kind === 'builtIn' && <p>{builtInWallet.part()?.removal()}</p>}
        <div className={styles['buttons']}>
          <Button kind="primary" onClick={() => void remove()}>
            <Trans>Remove</Trans>
          </Button>
          <Button onClick={() => setAsking(false)}>
            <Trans>Keep</Trans>
          </Button>
        </div>
      </Dialog>
    </section>
  );
}
