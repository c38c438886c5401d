import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesToHex } from 'viem';
import type { Deployment } from '@patto/protocol/network/description';
import { repository } from '../repository.ts';
import { localAccount, roles } from './accounts.ts';
import { makeBuild } from './build.ts';
import { contractsBuild, dappBuild, subgraphBuild } from './builds.ts';
import { type Chain, chainId, startChain } from './chain.ts';
import { latestBlock } from './chainRpc.ts';
import { compressFolder } from './compress.ts';
import { hasDapp, startDapp } from './dapp.ts';
import { checkSameChain, startDatabase } from './database.ts';
import { deployContracts } from './deploy.ts';
import { type StackDescription, writeDescription } from './description.ts';
import { checkRoom, diskProblem, orDiskError, watchDisk } from './disk.ts';
import { deploySubgraph, dropOutrunIndex, type Graph, startGraph, waitForBlock } from './graph.ts';
import { defaultHome, type Home, takeHome } from './home.ts';
import { type Ipfs, startIpfs } from './ipfs.ts';
import { placeManifest } from './manifest.ts';
import { type PartDied, StackError } from './part.ts';
import { choosePorts } from './ports.ts';
import { describeDeath } from './process.ts';
import { RunningParts } from './runningParts.ts';

/** How to start a stack. */
export interface StackOptions {
  /** Folder of its data; PATTO_HOME or `.patto` when left out. */
  readonly home?: string;
  /** `default` ports are the documented ones; `free` takes any that are free. */
  readonly ports?: 'default' | 'free';
  /** Whether a new data folder gets the commons of three cities; true when left out. */
  readonly seed?: boolean;
  /** Whether the dapp is built and served; true when left out. */
  readonly dapp?: boolean;
  /** Wipes the data folder first. */
  readonly fresh?: boolean;
  readonly onProgress?: (step: string) => void;
  /** Gives up a start; a running stack is stopped with `stop`. */
  readonly signal?: AbortSignal;
}

/** A stack that is ready. */
export interface Stack {
  readonly description: StackDescription;
  /** Settles when a part ends by itself; the others go on until `stop`. */
  readonly died: Promise<PartDied>;
  /** Stops every part and keeps the data. */
  stop(): Promise<void>;
}

/**
 * Starts all parts and returns when every one answers and the index has reached the chain's head.
 * @throws StackError with a message for people; nothing is left running then.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const home = await takeHome(options.home ?? defaultHome());
  const running = new RunningParts(home);
  const cancel = new AbortController();
  const giveUp = () => cancel.abort(new StackError('The start was given up.'));
  options.signal?.addEventListener('abort', giveUp, { once: true });
  if (options.signal?.aborted === true) giveUp();
  try {
    const description = await Promise.race([
      assemble(home, running, options, cancel.signal),
      rejectOnAbort(cancel.signal),
      running.died.then((death) => Promise.reject(new StackError(describeDeath(death)))),
    ]);
    const died = running.died.then(async (death) => {
      const explanation = await diskProblem(home);
      return explanation === undefined ? death : { ...death, explanation };
    });
    return { description, died, stop: () => running.stop() };
  } catch (error) {
    const reason = await orDiskError(home, error);
    cancel.abort(reason);
    // What went wrong first is what a person needs to know.
    await running.stop().catch(() => undefined);
    throw reason;
  } finally {
    options.signal?.removeEventListener('abort', giveUp);
  }
}

async function assemble(
  home: Home,
  running: RunningParts,
  options: StackOptions,
  signal: AbortSignal,
): Promise<StackDescription> {
  const progress = options.onProgress ?? (() => undefined);
  const ports = await choosePorts(options.ports ?? 'default');
  const isNew = await home.prepare(options.fresh === true);
  await checkRoom(home, isNew);
  await running.guard(() => watchDisk(home));
  progress(isNew ? `New data folder: ${home.path}` : `Data folder: ${home.path}`);

  const contractsBuilt = makeBuild(contractsBuild, home.log('build-contracts'), signal);
  const subgraphBuilt = contractsBuilt.then(() =>
    makeBuild(subgraphBuild, home.log('build-subgraph'), signal),
  );
  const dappBuilt = contractsBuilt.then(() => buildDapp(home, options, signal));
  // Each is awaited further down; a failure meanwhile must not end the process.
  for (const build of [contractsBuilt, subgraphBuilt, dappBuilt]) void build.catch(() => undefined);

  const [chain, database, ipfs] = await Promise.all([
    running.start(() => startChain(home, ports.chain)),
    running.start(() => startDatabase(home, ports.database)),
    running.start(() => startIpfs(home, ports.ipfs)),
  ]);
  progress('Chain, database and document store answer');
  await checkSameChain(home, chain.rpcUrl);
  if (await dropOutrunIndex(home, database, chain.rpcUrl)) {
    progress('The chain has lost its last blocks; the index is made again from those it has');
  }
  const graphStarted = running.start(() =>
    startGraph(home, ports, { rpcUrl: chain.rpcUrl, databaseUrl: database.url, ipfsUrl: ipfs.url }),
  );
  void graphStarted.catch(() => undefined);

  const contracts = await contractsBuilt;
  if (contracts.made) progress('Interfaces of the contracts written');
  const deployment = await deployContracts(home, chain, contracts.digest, signal, progress);
  const indexed = Promise.all([graphStarted, subgraphBuilt]).then(async ([graph, built]) => {
    await deploySubgraph(home, graph, await placeManifest(home, built.digest, deployment));
    return graph;
  });
  void indexed.catch(() => undefined);
  if (isNew && options.seed !== false) await fillWithSeed(chain, ipfs, deployment, progress);
  const graph = await indexed;
  await waitForBlock(graph, (await latestBlock(chain.rpcUrl)).number);
  progress('The index has reached the head of the chain');
  const dappUrl = (await dappBuilt)
    ? await serveDapp(home, running, ports.dapp, chain, graph, ipfs, deployment)
    : undefined;
  await chain.save();
  await writeFile(home.at('complete'), '');
  const description: StackDescription = {
    chainId,
    rpcUrl: chain.rpcUrl,
    graphUrl: graph.url,
    graphAdminUrl: graph.adminUrl,
    ipfsUrl: ipfs.url,
    ...(dappUrl === undefined ? {} : { dappUrl }),
    ...deployment,
    processes: running.processes(),
  };
  await writeDescription(home.path, description);
  return description;
}

async function fillWithSeed(
  chain: Chain,
  ipfs: Ipfs,
  deployment: Deployment,
  progress: (step: string) => void,
) {
  // Loaded only now, because it compiles the contracts' generated ABIs in.
  const { seed } = await import('./seed.ts');
  const summary = await seed({ rpcUrl: chain.rpcUrl, ipfsUrl: ipfs.url, deployment });
  progress(`Seed: ${summary}`);
}

/** @returns Whether there is a dapp to serve. */
async function buildDapp(home: Home, options: StackOptions, signal: AbortSignal): Promise<boolean> {
  if (options.dapp === false || !hasDapp()) return false;
  const { made } = await makeBuild(dappBuild, home.log('build-dapp'), signal);
  if (made || !existsSync(join(repository, 'dapp/dist/index.html.br'))) {
    await compressFolder(join(repository, 'dapp/dist'));
  }
  return true;
}

async function serveDapp(
  home: Home,
  running: RunningParts,
  port: number,
  chain: Chain,
  graph: Graph,
  ipfs: Ipfs,
  deployment: Deployment,
): Promise<string> {
  const issuerKey = localAccount(roles.issuer).getHdKey().privateKey;
  if (issuerKey === null) throw new StackError('The local issuer has no key.');
  const dapp = await running.start(() =>
    startDapp(home, port, {
      chainId,
      rpcUrl: chain.rpcUrl,
      graphUrl: graph.url,
      ipfsUrl: ipfs.url,
      ...deployment,
      demo: { issuerPrivateKey: bytesToHex(issuerKey) },
    }),
  );
  return dapp.url;
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const rejectNow = () =>
      reject(signal.reason instanceof Error ? signal.reason : new StackError('Given up.'));
    if (signal.aborted) rejectNow();
    else signal.addEventListener('abort', rejectNow, { once: true });
  });
}
