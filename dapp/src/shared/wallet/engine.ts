import type { Account, Client, Chain, Transport } from 'viem';
import { http } from 'viem';
import { type Config, type Connector, createConfig, createStorage, injected } from 'wagmi';
import {
  connect,
  disconnect,
  getConnection,
  getConnectorClient,
  reconnect,
  switchChain,
  watchConnection,
  watchConnectors,
} from 'wagmi/actions';
import { chain } from '../chain/chain.ts';
import { config } from '../start/config.ts';
import { wait } from '../start/wait.ts';
import { type BuiltInWallet, builtInWallet } from './builtInWallet.ts';
import { currentWallet, setWallet, signedInKey } from './wallet.ts';

/** A wallet that the person can choose. */
export interface WalletChoice {
  id: string;
  name: string;
  kind: 'browser' | 'builtIn';
  icon: string | undefined;
}

/** Milliseconds that a wallet of an earlier visit has to come back. */
const patience = 5_000;

let wagmi: Config | undefined;

/** wagmi's state of wallets. Those of the browser announce themselves (EIP-6963); none is asked for anything here. */
function wagmiConfig(): Config {
  if (wagmi !== undefined) return wagmi;
  const builtIn = builtInWallet.part();
  const created = createConfig({
    chains: [chain()],
    transports: { [config().chainId]: http(config().rpcUrl) },
    connectors: builtIn === undefined ? [] : [connectorOf(builtIn)],
    multiInjectedProviderDiscovery: true,
    storage: createStorage({ storage: localStorage, key: 'patto.wagmi' }),
  });
  watchConnection(created, { onChange: showConnection });
  wagmi = created;
  return created;
}

export function walletChoices(): WalletChoice[] {
  return wagmiConfig().connectors.map((connector) => ({
    id: connector.id,
    name: connector.name,
    kind: kindOf(connector),
    icon: connector.icon?.startsWith('data:') === true ? connector.icon : undefined,
  }));
}

/** Calls back when another wallet announces itself. */
export function watchWalletChoices(changed: () => void): () => void {
  return watchConnectors(wagmiConfig(), { onChange: changed });
}

/** A wallet that is locked says yes, and gives no account. */
export class NoAccount extends Error {}

/** Signs in with a wallet; throws where the person or the wallet refuses, `NoAccount` where it is locked. */
export async function connectWallet(id: string): Promise<void> {
  const connector = wagmiConfig().connectors.find((candidate) => candidate.id === id);
  if (connector === undefined) throw new Error(`No wallet ${id}`);
  if (getConnection(wagmiConfig()).isConnected) await disconnect(wagmiConfig());
  const { accounts } = await connect(wagmiConfig(), { connector });
  // wagmi takes it for granted that there is one.
  if (accounts.at(0) === undefined) {
    await disconnect(wagmiConfig());
    throw new NoAccount();
  }
  localStorage.setItem(signedInKey, id);
  showConnection(getConnection(wagmiConfig()));
}

export async function disconnectWallet(): Promise<void> {
  localStorage.removeItem(signedInKey);
  await disconnect(wagmiConfig());
  setWallet({ status: 'out' });
}

/** Comes back to the wallet of an earlier visit, if it is still there and still agrees. */
export async function resume(id: string): Promise<void> {
  const connector = await appearing(id);
  if (connector !== undefined) {
    // One that does not answer must neither keep the person from choosing another, nor take over from that one later.
    const answers = Promise.all([connector.isAuthorized(), connector.getChainId()]).catch(() => undefined);
    const [agrees = false] = (await Promise.race([answers, wait(patience)])) ?? [];
    if (agrees) await reconnect(wagmiConfig(), { connectors: [connector] });
  }
  showConnection(getConnection(wagmiConfig()));
  if (currentWallet().status === 'connecting') setWallet({ status: 'out' });
}

/** What signs and sends; on the wallet's present account and network. */
export function walletClient(): Promise<Client<Transport, Chain, Account>> {
  return getConnectorClient(wagmiConfig());
}

/** Asks the wallet to change to our network, adding it where it is not known there. */
export async function switchToOurNetwork(): Promise<void> {
  await switchChain(wagmiConfig(), {
    chainId: config().chainId,
    addEthereumChainParameter: {
      chainName: chain().name,
      nativeCurrency: chain().nativeCurrency,
      rpcUrls: [config().rpcUrl],
    },
  });
}

function showConnection(connection: ReturnType<typeof getConnection>): void {
  // Only the wallet that the person signed in with is hers, whatever another says late.
  if (connection.status === 'connected' && connection.connector.id === localStorage.getItem(signedInKey)) {
    const { addresses, chainId, connector } = connection;
    const address = addresses.at(0);
    if (address === undefined) setWallet({ status: 'out' });
    else setWallet({ status: 'in', address, chainId, kind: kindOf(connector), name: connector.name });
  } else if (connection.status === 'disconnected') {
    setWallet({ status: 'out' });
  }
}

function connectorOf({ id, name, provider }: BuiltInWallet) {
  return injected({ target: () => ({ id, name, provider: provider as never }) });
}

function kindOf(connector: Connector): 'browser' | 'builtIn' {
  return connector.id === builtInWallet.part()?.id ? 'builtIn' : 'browser';
}

/** A wallet's extension may announce itself a moment after the page. */
function appearing(id: string): Promise<Connector | undefined> {
  const find = () => wagmiConfig().connectors.find((connector) => connector.id === id);
  const now = find();
  if (now !== undefined) return Promise.resolve(now);
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      unwatch();
    };
    const timer = setTimeout(() => {
      stop();
      resolve(undefined);
    }, 2_000);
    const unwatch = watchConnectors(wagmiConfig(), {
      onChange: () => {
        const found = find();
        if (found === undefined) return;
        stop();
        resolve(found);
      },
    });
  });
}
