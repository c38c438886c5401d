import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { config } from '../start/config.ts';
import { useWallet } from './wallet.ts';

/** Where the wallet is on another network than ours: says so and offers to switch. */
export function NetworkNotice() {
  const wallet = useWallet();
  const [refused, setRefused] = useState(false);
  const { chainId } = config();
  if (wallet.status !== 'in' || wallet.chainId === chainId) return null;

  const change = async () => {
    setRefused(false);
    try {
      const engine = await import('./engine.ts');
      await engine.switchToOurNetwork();
    } catch {
      setRefused(true);
    }
  };

  return (
    <Notice kind="warning" role="status" title={<Trans>Your wallet is on another network</Trans>}>
      <p>
        {refused ? (
          <Trans>The wallet did not switch. You can choose network {chainId} in the wallet itself.</Trans>
        ) : (
          <Trans>To sign here it must be on network {chainId}.</Trans>
        )}
      </p>
      <Button onClick={() => void change()}>
        <Trans>Switch network</Trans>
      </Button>
    </Notice>
  );
}
