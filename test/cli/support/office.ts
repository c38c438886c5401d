import { readFile } from 'node:fs/promises';
import { toHex, type Address, type Hex, type LocalAccount } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import type { Reference } from '@patto/protocol/audit/history';
import type { Call } from '@patto/protocol/acts/act';
import { digestOf } from '@patto/protocol/documents/documents';
import { putDocument } from '../../../scripts/cli/chain/documents.ts';
import type { Network } from '../../../scripts/cli/chain/network.ts';
import { startSender } from '../../../scripts/cli/chain/sender.ts';
import { voterKey, type VoterOrigin } from '../../../scripts/cli/workers/voterKeys.ts';

/** Sends a call as this account. @returns Where it stands on the chain. */
export async function sent(network: Network, account: LocalAccount, call: Call): Promise<Reference> {
  const sender = await startSender(network, account);
  const { blockNumber, transactionHash } = await sender.send({ ...call, purpose: 'do what the test asks' });
  return { block: Number(blockNumber), transaction: transactionHash };
}

/** Puts words on IPFS. @returns The digest for the chain. */
export function published(network: Network, words: string): Promise<Hex> {
  return putDocument(network, new TextEncoder().encode(words));
}

/** The voters of an imported file, who have their keys from it. */
export async function votersOf(
  path: string,
): Promise<{ origin: VoterOrigin; account(voterId: string): LocalAccount }> {
  const origin = { fileDigest: digestOf(await readFile(path)), seed: 0 };
  return { origin, account: (voterId) => privateKeyToAccount(voterKey(origin, voterId)) };
}

/** An address that nothing is at. */
export function nowhere(number: number): Address {
  return toHex(number, { size: 20 });
}
