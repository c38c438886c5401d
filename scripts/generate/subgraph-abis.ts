// Writes subgraph/generated/abis/NAME.json, the ABIs that subgraph.yaml reads.
import { mkdir, writeFile } from 'node:fs/promises';
import {
  accessManagerAbi,
  ballotBoxAbi,
  commonsRegistryAbi,
  membershipAbi,
  reputationAbi,
} from '@patto/protocol/generated/abis';

const destination = new URL('../../subgraph/generated/abis/', import.meta.url);

const abis = {
  AccessManager: accessManagerAbi,
  BallotBox: ballotBoxAbi,
  CommonsRegistry: commonsRegistryAbi,
  Membership: membershipAbi,
  Reputation: reputationAbi,
};

await mkdir(destination, { recursive: true });
for (const [name, abi] of Object.entries(abis)) {
  await writeFile(new URL(`${name}.json`, destination), `${JSON.stringify(abi, undefined, 2)}\n`);
}
