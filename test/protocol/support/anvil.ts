import { execa } from 'execa';
import getPort from 'get-port';
import { fileURLToPath } from 'node:url';
import {
  createPublicClient,
  createTestClient,
  createWalletClient,
  http,
  publicActions,
  walletActions,
} from 'viem';
import { anvil } from 'viem/chains';

const binary = fileURLToPath(new URL('../../../node_modules/.bin/anvil', import.meta.url));

/** A chain of its own for one suite, on a free port of this machine. */
export async function startAnvil() {
  const port = await getPort();
  const child = execa(
    binary,
    ['--host', '127.0.0.1', '--port', String(port), '--quiet', '--gas-limit', '120000000'],
    {
      reject: false,
    },
  );
  const rpcUrl = `http://127.0.0.1:${port}`;
  const transport = http(rpcUrl, { retryCount: 40, retryDelay: 100 });
  const client = createTestClient({ mode: 'anvil', chain: anvil, transport, pollingInterval: 20 })
    .extend(publicActions)
    .extend(walletActions);
  await client.getChainId();
  return {
    rpcUrl,
    client,
    /** Takes any request, whether viem knows it or not. */
    provider: transport({ chain: anvil }),
    publicClient: createPublicClient({ chain: anvil, transport, pollingInterval: 20 }),
    wallet: createWalletClient({ chain: anvil, transport }),
    async stop() {
      child.kill();
      await child;
    },
  };
}

export type Anvil = Awaited<ReturnType<typeof startAnvil>>;
