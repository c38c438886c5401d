// `npm run network -- sepolia ...`: writes down where Patto is on a network, for the subgraph, the dapp and `patto`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { repository } from '../repository.ts';
import { readDeployment } from './deployment.ts';
import { writeNetwork } from './network.ts';

interface Options {
  rpcUrl: string;
  graphUrl: string;
  ipfsUrl: string;
  deployment: string;
}

await new Command('npm run network --')
  .description(
    'After `hardhat ignition deploy`: writes the addresses and the first block of a deployment into ' +
      'networks/NAME.json, which the dapp reads as config.json and `patto --network` as it is, and into ' +
      "subgraph/subgraph.NAME.yaml, the manifest of the network's index.",
  )
  .argument('<name>', "the network's name, as The Graph calls it: sepolia")
  .requiredOption('--deployment <id>', 'the folder below ignition/deployments: chain-11155111')
  .requiredOption('--rpc-url <url>', "the chain's JSON-RPC that browsers use", url)
  .requiredOption('--graph-url <url>', "the index's GraphQL", url)
  .requiredOption('--ipfs-url <url>', 'IPFS: a gateway, and Kubo RPC for whoever adds documents', url)
  .action(describe)
  .parseAsync();

async function describe(name: string, { deployment: id, ...urls }: Options, command: Command): Promise<void> {
  const folder = join(repository, 'ignition/deployments', id);
  if (!existsSync(join(folder, 'deployed_addresses.json'))) {
    command.error(
      `There is no finished deployment in ${folder}. Deploy first, see "On a real network" in README.md.`,
      { exitCode: 2 },
    );
  }
  const deployment = await readDeployment(folder).catch((error: unknown) =>
    command.error(error instanceof Error ? error.message : String(error), { exitCode: 2 }),
  );
  const written = await writeNetwork(repository, name, { ...deployment, ...urls });
  console.log(
    `Chain ${deployment.chainId} from block ${deployment.startBlock}. Written: ${written.join(', ')}`,
  );
}

function url(text: string): string {
  if (!URL.canParse(text)) throw new InvalidArgumentError('Not a URL.');
  return text;
}
