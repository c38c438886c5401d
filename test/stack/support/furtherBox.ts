import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BallotBox } from '@patto/protocol/network/ballotBoxes';
import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import { contractTable } from '@patto/protocol/network/contracts';
import { Deployment } from '@patto/protocol/network/description';
import * as v from 'valibot';
import { createPublicClient, createWalletClient, type Hex, http } from 'viem';
import { foundry } from 'viem/chains';
import { currentRelease } from '../../../scripts/release/release.ts';
import { localAccount, roles } from '../../../scripts/stack/accounts.ts';
import type { StackDescription } from '../../../scripts/stack/description.ts';

const day = 24 * 3600;
/** Seconds. */
const challengeWindow = 60;

/** Deploys a further box of points to a running stack's chain, bound to the same contracts as the first. */
export async function deployFurtherBox(stack: StackDescription, number: number): Promise<BallotBox> {
  const { commonsRegistry: registry, membership, reputation, accessManager, forwarder } = stack.contracts;
  const bytecode = await codeOfBox();
  const bound = { membership, registry, reputation, accessManager, forwarder, boxNumber: number };
  const durations = { minDuration: 60, maxDuration: 90 * day, maxLead: 90 * day };
  const transport = http(stack.rpcUrl);
  const hash = await createWalletClient({ chain: foundry, transport }).deployContract({
    abi: ballotBoxAbi,
    bytecode,
    args: [{ ...bound, ...durations }, challengeWindow],
    account: localAccount(roles.deployer),
    maxFeePerGas: 0n,
    maxPriorityFeePerGas: 0n,
  });
  const chain = createPublicClient({ chain: foundry, transport, pollingInterval: 20 });
  const { contractAddress } = await chain.waitForTransactionReceipt({ hash });
  if (contractAddress == null) throw new Error('The box was not deployed');
  return { number, kind: 'points', address: contractAddress };
}

/** As the stack deploys it: the kept release, or what Hardhat has built of sources that have changed since. */
async function codeOfBox(): Promise<Hex> {
  const { source, name } = contractTable.ballotBox;
  const release = await currentRelease(name);
  if (release !== undefined) return release.bytecode;
  const file = new URL(`../../../artifacts/${source}/${name}.json`, import.meta.url);
  const { bytecode } = JSON.parse(await readFile(file, 'utf8')) as { bytecode: Hex };
  return bytecode;
}

/** Notes a box in the data folder of a stack that has stopped, so that its next start knows it. */
export async function noteBox(home: string, box: BallotBox): Promise<void> {
  const file = join(home, 'deployment/patto.json');
  const kept = v.parse(v.looseObject(Deployment.entries), JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify({ ...kept, ballotBoxes: [...kept.ballotBoxes, box] }));
}
