import { Trans } from '@lingui/react/macro';
import type { EIP1193Provider } from 'viem';
import type { BuiltInWallet } from '../shared/wallet/builtInWallet.ts';

/** The demo citizen: what signs comes when it is first asked. */
export const demoWallet: BuiltInWallet = {
  id: 'patto-demo',
  name: 'Demo citizen',
  provider: {
    request: (async (request: { method: string; params?: unknown }) =>
      (await import('./demoProvider.ts')).answerAsDemoCitizen(request)) as EIP1193Provider['request'],
    // Neither account nor network ever changes under the page.
    on: () => undefined,
    removeListener: () => undefined,
  },
  signIn: () => <Trans>Continue as demo citizen</Trans>,
  signInHelp: () => (
    <Trans>
      Only on this demonstration: a key is made on this device, so that you can try everything without a
      wallet.
    </Trans>
  ),
  person: () => <Trans>Demo citizen</Trans>,
  keeper: () => (
    <Trans>
      This browser holds your demo key. Whoever uses this browser can sign as you, and if you remove its data
      the key is gone. It is worth nothing outside this demonstration.
    </Trans>
  ),
  removal: () => <Trans>The demo citizen’s key is removed too: you cannot sign as that citizen again.</Trans>,
};
