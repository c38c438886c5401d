import { Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { registerSW } from 'virtual:pwa-register';
import { Button } from '../shared/ui/Button.tsx';
import { Notice } from '../shared/ui/Notice.tsx';
import { firstPageShown } from '../shared/start/firstPage.ts';
import styles from './Shell.module.css';

/** Keeps the dapp readable offline, and asks before a new version takes over: never in the middle of a vote. */
export function Update() {
  const [waiting, setWaiting] = useState(false);
  const takeOver = useRef<(reload?: boolean) => Promise<void>>(undefined);
  useEffect(() => {
    const register = () => {
      takeOver.current = registerSW({ onNeedRefresh: () => setWaiting(true) });
    };
    // Keeping everything for later must not compete with the page that is wanted now.
    void firstPageShown().then(() => setTimeout(register, 2_000));
  }, []);
  if (!waiting) return null;
  return (
    <div className={styles['update']}>
      <Notice role="status" title={<Trans>A new version is ready</Trans>}>
        <Button onClick={() => void takeOver.current?.(true)}>
          <Trans>Reload with it</Trans>
        </Button>
      </Notice>
    </div>
  );
}
