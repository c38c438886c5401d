import { createPublicClient, http, type PublicClient } from 'viem';
import { config } from '../start/config.ts';
import { chain } from './chain.ts';

let client: PublicClient | undefined;

/**
 * Reads from the chain. It brings viem along: import this file only from pages and parts that are loaded on demand;
 * for a single call `rpc.ts` does.
 */
export function publicClient(): PublicClient {
  client ??= createPublicClient({ chain: chain(), transport: http(config().rpcUrl, { batch: true }) });
  return client;
}
