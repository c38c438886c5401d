import { type Chain, defineChain } from 'viem';
import { config } from '../start/config.ts';

/** The chain of this deployment, as viem and wallets want it described. */
export function chain(): Chain {
  const { chainId, rpcUrl, demo } = config();
  return defineChain({
    id: chainId,
    name: demo === undefined ? `Patto (${chainId})` : 'Patto on this machine',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
}
