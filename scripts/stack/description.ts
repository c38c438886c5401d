import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Address } from 'viem';
import { defaultHome } from './home.ts';
import { type ProcessIdentity, StackError } from './part.ts';

/** Addresses of the deployed contracts. */
export interface ContractAddresses {
  readonly accessManager: Address;
  readonly commonsRegistry: Address;
  readonly membership: Address;
  readonly reputation: Address;
  readonly ballotBox: Address;
  readonly forwarder: Address;
}

/** What others need to talk to a running stack. */
export interface StackDescription {
  readonly chainId: number;
  readonly rpcUrl: string;
  /** GraphQL queries over HTTP. */
  readonly graphUrl: string;
  /** graph-node's JSON-RPC for administration. */
  readonly graphAdminUrl: string;
  /** Kubo's RPC under /api/v0 and a gateway under /ipfs. */
  readonly ipfsUrl: string;
  /** Absent when the stack runs without the dapp. */
  readonly dappUrl?: string;
  /** The block in which the first contract was deployed. */
  readonly startBlock: number;
  readonly contracts: ContractAddresses;
  /** The processes of each part, by its name. */
  readonly processes: Readonly<Record<string, readonly ProcessIdentity[]>>;
}

/** Writes `stack.json`, whole or not at all. */
export async function writeDescription(home: string, description: StackDescription): Promise<void> {
  const file = join(home, 'stack.json');
  await writeFile(`${file}.new`, `${JSON.stringify(description, undefined, 2)}\n`);
  await rename(`${file}.new`, file);
}

/**
 * Reads how to reach the stack that runs in a data folder.
 * @throws StackError when none runs there.
 */
export async function readDescription(home: string = defaultHome()): Promise<StackDescription> {
  const file = join(home, 'stack.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new StackError(`No running Patto is described in ${file}. Start one: npm start`);
  return JSON.parse(text) as StackDescription;
}
