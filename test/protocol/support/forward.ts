import type { Address, Hex, PrivateKeyAccount } from 'viem';
import type { Deployment } from './deployment.ts';

const types = {
  ForwardRequest: [
    { name: 'from', type: 'address' },
    { name: 'to', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'gas', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint48' },
    { name: 'data', type: 'bytes' },
  ],
} as const;

/** A call that a resident without funds signs and anyone sends through the forwarder. */
export async function forwardRequest(
  { contracts, client }: Deployment,
  from: PrivateKeyAccount,
  to: Address,
  data: Hex,
) {
  const { forwarder } = contracts;
  const [, name, version] = await forwarder.read.eip712Domain();
  const domain = { name, version, chainId: await client.getChainId(), verifyingContract: forwarder.address };
  const nonce = await forwarder.read.nonces([from.address]);
  const request = { from: from.address, to, value: 0n, gas: 500_000n, deadline: 2 ** 40, data };
  const message = { ...request, nonce };
  const signature = await from.signTypedData({ domain, types, primaryType: 'ForwardRequest', message });
  return { ...request, signature };
}
