import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BallotBox } from '@patto/protocol/network/ballotBoxes';
import { checksumsHold } from '@patto/protocol/network/checksums';
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

const Done = v.object({
  type: v.picklist(['DEPLOYMENT_EXECUTION_STATE_COMPLETE', 'CALL_EXECUTION_STATE_COMPLETE']),
  futureId: v.string(),
  result: v.object({ type: v.literal('SUCCESS') }),
});

/**
 * Reads what Ignition left of a deployment.
 * @param folder One of the folders below ignition/deployments.
 * @throws Error when there is none, when it was interrupted (its contracts may be there and not yet bound to their roles), or
 * when an address is not as Ignition writes them.
 */
export async function readDeployment(folder: string): Promise<ChainDeployment> {
  const journal = await readJournal(folder);
  const { unfinishedSteps } = await import('./unfinished.ts');
  const missing = unfinishedSteps(journal.done);
  if (missing.length === 0) return deploymentOf(folder, journal);
  throw new Error(
    `The deployment in ${folder} was interrupted before ${missing.join(', ')}. Run the same deployment again: it goes ` +
      'on where it stopped.',
  );
}

/**
 * The same for whoever has seen it end, and need not wait for Ignition to say which steps there are.
 * @throws Error when there is none, or when an address is not as Ignition writes them.
 */
export async function readEndedDeployment(folder: string): Promise<ChainDeployment> {
  return deploymentOf(folder, await readJournal(folder));
}

async function deploymentOf(folder: string, { chainId, startBlock }: Journal): Promise<ChainDeployment> {
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
  const deployment = {
    chainId,
    startBlock,
    contracts: Object.fromEntries(contracts) as ContractAddresses,
    ballotBoxes,
  };
  if (!checksumsHold(deployment)) throw new Error(`${folder} has an address with a wrong checksum.`);
  return deployment;
}

/** What a deployment's journal tells: where it begins, and which of Ignition's steps are done. */
interface Journal {
  chainId: number;
  startBlock: number;
  done: ReadonlySet<string>;
}

/** Ignition's journal is a JSON object a line: the chain first, later each transaction with its receipt, and each step done. */
async function readJournal(folder: string): Promise<Journal> {
  const file = join(folder, 'journal.jsonl');
  const lines = (await readFile(file, 'utf8'))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
  const begun = lines.find((line) => v.is(Begun, line));
  const blocks = lines.filter((line) => v.is(Confirmed, line)).map(({ receipt }) => receipt.blockNumber);
  if (begun === undefined || blocks.length === 0) throw new Error(`${file} tells of no deployment.`);
  const done = new Set(lines.filter((line) => v.is(Done, line)).map(({ futureId }) => futureId));
  return { chainId: begun.chainId, startBlock: Math.min(...blocks), done };
}
