import type { Call } from '@patto/protocol/acts/act';
import { forwardTypedData } from '@patto/protocol/metatx/forwardRequest';
import type { PrivateKeyAccount } from 'viem';
import type { Deployment } from './deployment.ts';

/** A call that a resident without funds signs and anyone sends through the forwarder. */
export async function forwardRequest({ contracts, client }: Deployment, from: PrivateKeyAccount, call: Call) {
  const { forwarder } = contracts;
  const request = { from: from.address, ...call, value: 0n, gas: 500_000n, deadline: 2 ** 40 };
  const place = { chainId: await client.getChainId(), verifyingContract: forwarder.address };
  const nonce = await forwarder.read.nonces([from.address]);
  const signature = await from.signTypedData(forwardTypedData(place, { ...request, nonce }));
  return { ...request, signature };
}
