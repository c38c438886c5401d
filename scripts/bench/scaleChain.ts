import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectTo, type Network } from '../cli/chain/network.ts';
import { makeBuild } from '../stack/build.ts';
import { contractsBuild } from '../stack/builds.ts';
import { chainId, startChain } from '../stack/chain.ts';
import { deployContracts } from '../stack/deploy.ts';
import { takeHome } from '../stack/home.ts';
import { choosePorts } from '../stack/ports.ts';
import { RunningParts } from '../stack/runningParts.ts';

/** A chain with Patto's contracts and nothing else, gone after the benchmark. */
export interface BareChain {
  network: Network;
  stop(): Promise<void>;
}

/** Starts the stack's chain alone, on a free port with an own data folder, and deploys the contracts. */
export async function startBareChain(): Promise<BareChain> {
  const folder = await mkdtemp(join(tmpdir(), 'patto-scale-'));
  const home = await takeHome(folder);
  const parts = new RunningParts(home);
  const stop = async () => {
    await parts.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await home.prepare(true);
    const ports = await choosePorts('free');
    const chain = await parts.start(() => startChain(home, ports.chain));
    const { digest } = await makeBuild(contractsBuild, home.log('build-contracts'));
    const deployment = await deployContracts(
      home,
      chain,
      digest,
      new AbortController().signal,
      () => undefined,
    );
    // No index and no documents here: nothing listens at these two.
    const nowhere = 'http://127.0.0.1:9';
    const network = await connectTo({
      chainId,
      rpcUrl: chain.rpcUrl,
      graphUrl: nowhere,
      ipfsUrl: nowhere,
      ...deployment,
    });
    return { network, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
