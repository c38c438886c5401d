import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import getPort from 'get-port';
import { mnemonicToAccount } from 'viem/accounts';
import { bytesToHex, type Address, type Hex } from 'viem';
import { readDeployment } from '../../../scripts/network/deployment.ts';
import { writeNetwork } from '../../../scripts/network/network.ts';
import { chainBinary } from '../../../scripts/stack/binaries.ts';
import { rpc } from '../../../scripts/stack/chainRpc.ts';
import { repository } from '../../../scripts/repository.ts';
import { takeHome } from '../../../scripts/stack/home.ts';
import { startIpfs } from '../../../scripts/stack/ipfs.ts';
import { startProgram } from '../../../scripts/stack/process.ts';

/** A chain that has Sepolia's number, costs gas and mines in its own time, with Patto deployed on it as README.md says. */
export interface Rehearsal {
  /** The folder into which the network was written, as `npm run network` does in the repository. */
  root: string;
  stop(): Promise<void>;
}

const sepolia = 11155111;

/** Somebody with funds on the rehearsal's chain. */
export function fundedAccount(index: number): { address: Address; key: Hex } {
  const account = mnemonicToAccount('test test test test test test test test test test test junk', {
    addressIndex: index,
  });
  const key = account.getHdKey().privateKey;
  if (key === null) throw new Error(`Account ${index} has no key`);
  return { address: account.address, key: bytesToHex(key) };
}

/** Starts the chain and an IPFS store, deploys with the parameters of the test network, and writes the network down. */
export async function startRehearsal(): Promise<Rehearsal> {
  const root = await mkdtemp(join(tmpdir(), 'patto-rehearsal-'));
  const home = await takeHome(join(root, 'data'));
  const port = await getPort();
  const rpcUrl = `http://127.0.0.1:${port}`;
  const chain = await startProgram(
    {
      name: 'chain',
      command: chainBinary(),
      args: ['--port', String(port), '--chain-id', String(sepolia), '--block-time', '0.2', '--quiet'],
      logFile: home.log('chain'),
    },
    async () => Number(await rpc(rpcUrl, 'eth_chainId')) === sepolia,
  );
  const ipfs = await startIpfs(home, await getPort());
  const id = `rehearsal-${process.pid}`;
  const folder = join(repository, 'ignition/deployments', id);
  try {
    await execa(
      process.execPath,
      [
        ...['node_modules/hardhat/dist/src/cli.js', 'ignition', 'deploy', 'ignition/modules/Patto.ts'],
        ...['--network', 'sepolia', '--parameters', 'ignition/parameters/sepolia.json'],
        ...['--deployment-id', id, '--build-profile', 'default'],
      ],
      {
        cwd: repository,
        env: {
          SEPOLIA_RPC_URL: rpcUrl,
          SEPOLIA_PRIVATE_KEY: fundedAccount(0).key,
          HARDHAT_IGNITION_CONFIRM_DEPLOYMENT: 'true',
        },
      },
    );
    await writeNetwork(root, 'sepolia', {
      ...(await readDeployment(folder)),
      rpcUrl,
      graphUrl: `${ipfs.url}/no-index-here`,
      ipfsUrl: ipfs.url,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return {
    root,
    stop: async () => {
      await ipfs.stop();
      await chain.stop();
      await home.release();
      await rm(root, { recursive: true, force: true });
    },
  };
}
