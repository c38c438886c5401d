import { createTestClient, http } from 'viem';
import type { Network } from './network.ts';

/** The chain's own time, in unix seconds. */
export async function chainTime({ client }: Network): Promise<number> {
  return Number((await client.getBlock()).timestamp);
}

/** Brings the local chain's time past a moment. Time on any other chain is not ours to move. */
export async function passTime(network: Network, moment: number): Promise<void> {
  if (!network.isLocal) throw new Error('Only the local chain lets its clock be moved');
  if ((await chainTime(network)) > moment) return;
  const test = createTestClient({
    mode: 'anvil',
    chain: network.chain,
    transport: http(network.rpcUrl, { retryCount: 0 }),
  });
  await test.setNextBlockTimestamp({ timestamp: BigInt(moment + 1) });
  await test.mine({ blocks: 1 });
}

/** Waits for the block after a moment that is about to pass; the local chain is brought there at once. */
export async function untilAfter(network: Network, moment: number): Promise<void> {
  if (network.isLocal) return passTime(network, moment);
  while ((await chainTime(network)) <= moment) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** Brings a local chain that lags behind up to this machine's clock; a restart would do the same. */
export async function catchUp(network: Network): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  if (network.isLocal) await passTime(network, now - 1);
}

/** A moment so many hours after the chain's time, in unix seconds. */
export async function hoursFromNow(network: Network, hours: number): Promise<number> {
  return (await chainTime(network)) + Math.round(hours * 3600);
}
