import { Trans } from '@lingui/react/macro';
import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { Identity } from './Identity.tsx';
import { LanguageMenu } from '../shared/ui/LanguageMenu.tsx';
import { keepFocus } from './keepFocus.ts';
import { Navigation } from './Navigation.tsx';
import { RecordLine } from './RecordLine.tsx';
import styles from './Shell.module.css';
import { Update } from './Update.tsx';
import { useAccounts } from '../shared/wallet/accounts.ts';

const AnnouncementNotices = lazy(async () => ({
  default: (await import('../entities/member/AnnouncementNotices.tsx')).AnnouncementNotices,
}));

/** Around every page: top, thin line, navigation, the page. */
export function Shell() {
  useEffect(keepFocus, []);
  const accounts = useAccounts();
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#main">
        <Trans>Skip to the content</Trans>
      </a>
      <header className={styles['top']}>
        <div className={styles['bar']}>
          <Link to="/" className={styles['brand'] ?? ''}>
            Patto
          </Link>
          <div className={styles['tools']}>
            <LanguageMenu />
            <Identity />
          </div>
        </div>
        <RecordLine />
      </header>
      <Navigation />
      <main id="main" className={styles['main']} tabIndex={-1}>
        <Update />
        {accounts.length > 0 && (
          <Suspense fallback={null}>
            <AnnouncementNotices accounts={accounts} />
          </Suspense>
        )}
        <Outlet />
      </main>
    </div>
  );
}
