import { type Chain, defineChain } from 'viem';
import { config } from '../start/config.ts';
import { networkSign } from './networkSign.ts';

/** The chain of this deployment, as viem and wallets want it described. */
export function chain(): Chain {
  const { chainId, rpcUrl } = config();
  return defineChain({
    id: chainId,
    name: networkSign.part()?.name ?? `Patto (${chainId})`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
}
