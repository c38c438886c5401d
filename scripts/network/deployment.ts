import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Address, isAddress } from 'viem';
import type { ContractAddresses } from '../stack/description.ts';

/** Where the contracts are. */
export interface Deployment {
  /** The block in which the first contract was deployed. */
  readonly startBlock: number;
  readonly contracts: ContractAddresses;
}

/** The same with its chain. */
export interface ChainDeployment extends Deployment {
  readonly chainId: number;
}

/** What Ignition calls the contracts. */
const futures: Readonly<Record<keyof ContractAddresses, string>> = {
  accessManager: 'Access#AccessManager',
  commonsRegistry: 'Commons#CommonsRegistry',
  membership: 'Commons#Membership',
  reputation: 'Reputation#Reputation',
  ballotBox: 'Ballots#BallotBox',
  forwarder: 'Access#PattoForwarder',
};

const Addresses = v.record(
  v.string(),
  v.custom<Address>((value) => typeof value === 'string' && isAddress(value)),
);

const Begun = v.object({ type: v.literal('DEPLOYMENT_INITIALIZE'), chainId: v.number() });
const Confirmed = v.object({
  type: v.literal('TRANSACTION_CONFIRM'),
  receipt: v.object({ blockNumber: v.number() }),
});

/**
 * Reads what Ignition left of a deployment.
 * @param folder One of the folders below ignition/deployments.
 * @throws Error when there is none, or when it is not complete.
 */
export async function readDeployment(folder: string): Promise<ChainDeployment> {
  const addresses = v.parse(
    Addresses,
    JSON.parse(await readFile(join(folder, 'deployed_addresses.json'), 'utf8')),
  );
  const address = (name: keyof ContractAddresses): Address => {
    const found = addresses[futures[name]];
    if (found === undefined)
      throw new Error(`${folder} has no ${futures[name]}: the deployment did not end.`);
    return found;
  };
  return {
    ...(await readJournal(join(folder, 'journal.jsonl'))),
    contracts: {
      accessManager: address('accessManager'),
      commonsRegistry: address('commonsRegistry'),
      membership: address('membership'),
      reputation: address('reputation'),
      ballotBox: address('ballotBox'),
      forwarder: address('forwarder'),
    },
  };
}

/** Ignition's journal is a JSON object a line: the chain first, later each transaction with its receipt. */
async function readJournal(file: string): Promise<{ chainId: number; startBlock: number }> {
  const lines = (await readFile(file, 'utf8'))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
  const begun = lines.find((line) => v.is(Begun, line));
  const blocks = lines.filter((line) => v.is(Confirmed, line)).map(({ receipt }) => receipt.blockNumber);
  if (begun === undefined || blocks.length === 0) throw new Error(`${file} tells of no deployment.`);
  return { chainId: begun.chainId, startBlock: Math.min(...blocks) };
}
