import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BallotBox } from '@patto/protocol/network/ballotBoxes';
import { contractTable, deployedBoxes, singletonKeys } from '@patto/protocol/network/contracts';
import { AddressText, type ContractAddresses, type Deployment } from '@patto/protocol/network/description';
import * as v from 'valibot';

/** Where the contracts are, and on which chain. */
export interface ChainDeployment extends Deployment {
  readonly chainId: number;
}

const Addresses = v.record(v.string(), AddressText);

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
  const contracts = singletonKeys.map((key) => {
    const { ignition } = contractTable[key];
    const found = addresses[ignition];
    if (found === undefined) throw new Error(`${folder} has no ${ignition}: the deployment did not end.`);
    return [key, found] as const;
  });
  const ballotBoxes = deployedBoxes.flatMap(({ kind, ignition }, number): BallotBox[] => {
    const address = addresses[ignition];
    return address === undefined ? [] : [{ number, kind, address }];
  });
  if (ballotBoxes.length === 0) throw new Error(`${folder} has no ballot box: the deployment did not end.`);
  return {
    ...(await readJournal(join(folder, 'journal.jsonl'))),
    contracts: Object.fromEntries(contracts) as ContractAddresses,
    ballotBoxes,
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
