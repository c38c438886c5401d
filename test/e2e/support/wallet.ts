import type { Page } from 'playwright-core';
import { createWalletClient, http, type Hex, type WalletClient, type TypedDataDefinition } from 'viem';
import { privateKeyToAccount, type PrivateKeyAccount } from 'viem/accounts';

/** What the person behind the test wallet answers when it asks. */
export interface Person {
  /** Refuses whatever the wallet asks while true. */
  refuses: boolean;
  /** Whether the wallet is locked: it agrees, and gives no account. */
  locked: boolean;
  /** Whether it asks already, in a window that the person has not seen. */
  asking: boolean;
  /** The chain that the wallet believes to be on. */
  chainId: number;
  /** Turns to an account of somebody else's while the next text waits to be signed. */
  turnsAway: boolean;
}

const userRejected = { code: 4001, message: 'User rejected the request.' };
const alreadyAsking = { code: -32002, message: 'Request already pending.' };

type Answer =
  | { readonly result: unknown; readonly accounts?: readonly string[] }
  | { readonly error: { code: number; message: string } };

/** Whose account the wallet turns to; it signs nothing with it. */
const somebodyElse = '0x00000000000000000000000000000000000000E1';

/**
 * Puts a browser wallet into the page: it announces itself by EIP-6963, shows no account before the person
 * consents, signs with `privateKey` and passes reads on to the chain.
 */
export async function installWallet(
  page: Page,
  options: { readonly privateKey: Hex; readonly rpcUrl: string; readonly chainId: number },
): Promise<Person> {
  const person: Person = {
    refuses: false,
    locked: false,
    asking: false,
    chainId: options.chainId,
    turnsAway: false,
  };
  const account = privateKeyToAccount(options.privateKey);
  const client = createWalletClient({ account, transport: http(options.rpcUrl) });
  let connected = false;

  async function answer(method: string, params: readonly unknown[]): Promise<unknown> {
    switch (method) {
      case 'eth_requestAccounts':
        connected = !person.locked;
        return connected ? [account.address] : [];
      case 'eth_accounts':
        return connected ? [account.address] : [];
      case 'eth_chainId':
        return `0x${person.chainId.toString(16)}`;
      case 'wallet_switchEthereumChain':
        person.chainId = options.chainId;
        return null;
      case 'wallet_requestPermissions':
        connected = true;
        return [{ parentCapability: 'eth_accounts' }];
      case 'wallet_revokePermissions':
        connected = false;
        return null;
      default:
        return signOrRead(client, account, method, params);
    }
  }

  await page.exposeFunction('askTestWallet', async (method: string, params: unknown[]): Promise<Answer> => {
    const needsConsent = /request|sign|send|switch/i.test(method);
    if (needsConsent && person.refuses) return { error: userRejected };
    if (needsConsent && person.asking) return { error: alreadyAsking };
    try {
      const result = await answer(method, params);
      if (!person.turnsAway || method !== 'eth_signTypedData_v4') return { result };
      person.turnsAway = false;
      return { result, accounts: [somebodyElse] };
    } catch (error) {
      return { error: { code: -32603, message: error instanceof Error ? error.message : String(error) } };
    }
  });
  await page.addInitScript(announce);
  return person;
}

async function signOrRead(
  client: WalletClient,
  account: PrivateKeyAccount,
  method: string,
  params: readonly unknown[],
): Promise<unknown> {
  if (method === 'eth_signTypedData_v4') {
    const definition = JSON.parse(String(params[1])) as TypedDataDefinition;
    return account.signTypedData(definition);
  }
  if (method === 'eth_sendTransaction') {
    const request = params[0] as { to: Hex; data: Hex; gas?: Hex };
    return client.sendTransaction({
      account,
      chain: null,
      to: request.to,
      data: request.data,
      // The local chain is free, whatever tip it suggests.
      maxFeePerGas: 0n,
      maxPriorityFeePerGas: 0n,
      ...(request.gas === undefined ? {} : { gas: BigInt(request.gas) }),
    });
  }
  return client.request({ method, params } as Parameters<typeof client.request>[0]);
}

/** Runs in the page. */
function announce(): void {
  type Listener = (value: unknown) => void;
  interface TestWindow extends Window {
    askTestWallet: (method: string, params: readonly unknown[]) => Promise<Answer>;
  }
  const listeners = new Map<string, Set<Listener>>();
  const tell = (event: string, value: unknown) => {
    for (const listener of listeners.get(event) ?? []) listener(value);
  };
  const provider = {
    async request({
      method,
      params = [],
    }: {
      method: string;
      params?: readonly unknown[];
    }): Promise<unknown> {
      const answer = await (window as unknown as TestWindow).askTestWallet(method, params);
      if ('error' in answer)
        throw Object.assign(new Error(answer.error.message), { code: answer.error.code });
      if (answer.accounts !== undefined) tell('accountsChanged', answer.accounts);
      if (method === 'wallet_switchEthereumChain') {
        const chainId = await provider.request({ method: 'eth_chainId' });
        tell('chainChanged', chainId);
      }
      return answer.result;
    },
    on(event: string, listener: Listener): void {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    },
    removeListener(event: string, listener: Listener): void {
      listeners.get(event)?.delete(listener);
    },
  };
  const icon = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';
  const info = {
    uuid: '0f6cf0a2-6f0a-4b43-9d5b-4b1d6c1f6f10',
    name: 'Test wallet',
    icon,
    rdns: 'org.example.test',
  };
  const detail = Object.freeze({ info, provider });
  const say = () => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
  window.addEventListener('eip6963:requestProvider', say);
  say();
}
