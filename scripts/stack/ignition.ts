// Run by the start, in a process of its own, which can be ended at any moment: deploys Patto to the local chain.
// `node scripts/stack/ignition.ts RPC_URL FOLDER`; the folder gets Ignition's journal and the addresses.
import { deploy, DeploymentResultType } from '@nomicfoundation/ignition-core';
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import Patto from '../../ignition/modules/Patto.ts';
import { artifactOf } from '../release/artifactOf.ts';
import { rpc } from './chainRpc.ts';

const [rpcUrl, deploymentDir] = v.parse(v.tuple([v.string(), v.string()]), process.argv.slice(2));
const parameters = new URL('../../ignition/parameters/local.json', import.meta.url);

const provider = {
  request: ({ method, params }: { method: string; params?: unknown }) => rpc(rpcUrl, method, params),
};
const result = await deploy({
  provider,
  deploymentDir,
  ignitionModule: Patto,
  deploymentParameters: v.parse(
    v.record(v.string(), v.record(v.string(), v.union([v.string(), v.number()]))),
    JSON.parse(await readFile(parameters, 'utf8')),
  ),
  accounts: v.parse(v.array(v.string()), await rpc(rpcUrl, 'eth_accounts')),
  artifactResolver: { loadArtifact: artifactOf, getBuildInfo: () => Promise.resolve(undefined) },
});
if (result.type !== DeploymentResultType.SUCCESSFUL_DEPLOYMENT) {
  console.error(JSON.stringify(result, undefined, 2));
  process.exitCode = 1;
}
