import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../shared/base.css';
import { keepAnswers, restoreAnswers } from '../shared/graph/persistedCache.ts';
import { type Config, loadConfig } from '../shared/start/config.ts';
import { activateLanguage, preferredLanguage } from '../shared/language/catalogues.ts';
import { yieldToBrowser } from '../shared/start/yieldToBrowser.ts';
import { resumeTransactions } from '../shared/transactions/follow.ts';
import { resumeWallet } from '../shared/wallet/session.ts';
import { createQueryClient } from './queryClient.ts';
import { createAppRouter } from './router.tsx';
import { StartFailure } from './StartFailure.tsx';

const element = document.getElementById('root');
if (element === null) throw new Error('index.html has no #root');
const root = createRoot(element);

void run();

/** Not awaited at the top: pages import from this file's chunk, and would wait for it while it waits for them. */
async function run(): Promise<void> {
  const reading = loadConfig();
  // Said below, once there are words to say it in.
  reading.catch(() => undefined);
  await activateLanguage(preferredLanguage());
  try {
    await start(await reading);
  } catch (error) {
    root.render(
      <I18nProvider i18n={i18n}>
        <StartFailure detail={String(error)} />
      </I18nProvider>,
    );
  }
}

async function start(config: Config): Promise<void> {
  const deployment = `${config.chainId}:${config.contracts.commonsRegistry}`;
  const queryClient = createQueryClient();
  await restoreAnswers(queryClient, deployment);
  keepAnswers(queryClient, deployment);
  await yieldToBrowser();
  const router = createAppRouter(queryClient);
  // With its page at once, in place of the frame that index.html shows.
  await yieldToBrowser();
  await Promise.all([
    router.load(),
    // Whoever wants no demonstration deletes the folder and the next line.
    config.demo !== undefined && import('../demo/demo.tsx').then(({ beginDemo }) => beginDemo(config.demo)),
  ]);
  await yieldToBrowser();
  const app = (
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>
  );
  // As a transition React works in small pieces, and a tap in between is heard.
  startTransition(() => root.render(app));
  // After the first paint: what was under way, and who was signed in.
  resumeTransactions(queryClient);
  void resumeWallet();
}
