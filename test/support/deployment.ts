// Patto as every suite has it: deployed by the Ignition modules, with the same roles and durations on whatever chain.
import {
  deploy,
  DeploymentResultType,
  type Artifact,
  type EIP1193Provider,
} from '@nomicfoundation/ignition-core';
import { getContract, type Abi, type Address, type Client } from 'viem';
import {
  accessManagerAbi,
  ballotBoxAbi,
  commonsRegistryAbi,
  forwarderAbi,
  membershipAbi,
  reputationAbi,
} from '@patto/protocol/generated/abis';
import { contractTable, deployedBoxes } from '@patto/protocol/network/contracts';
import Patto from '../../ignition/modules/Patto.ts';
import { artifactOf } from '../../scripts/release/artifactOf.ts';

export const day = 86_400;

/** Durations in seconds. */
export const durations = {
  minDuration: 60,
  maxDuration: 90 * day,
  maxLead: 90 * day,
  challengeWindow: 3 * day,
  upgradeDelay: 191 * day,
  publicWait: 14 * day,
} as const;

/** Roles by the place of their account among the chain's accounts; everybody else follows. */
const places = { deployer: 0, registrar: 1, guardian: 2, upgrader: 3 } as const;

/** One for each role of a deployment. */
export type Roles<T> = Record<keyof typeof places, T>;

/** Who of the chain's accounts deploys, and who has which role. */
export function rolesOf<T>(accounts: readonly T[]): Roles<T> {
  const at = (place: number): T => {
    const account = accounts[place];
    if (account === undefined) throw new Error(`The chain has no account ${place}`);
    return account;
  };
  return {
    deployer: at(places.deployer),
    registrar: at(places.registrar),
    guardian: at(places.guardian),
    upgrader: at(places.upgrader),
  };
}

export interface Chain {
  /** Sends in the name of `accounts`, which need not sign for themselves. */
  readonly provider: EIP1193Provider;
  readonly accounts: readonly Address[];
  /** The code to deploy; what the repository keeps, unless told. Coverage needs Hardhat's own. */
  readonly loadArtifact?: (contractName: string) => Promise<Artifact>;
}

/** Deploys all contracts; their addresses. */
export async function deployContracts({ provider, accounts, loadArtifact = artifactOf }: Chain) {
  const { deployer, registrar, guardian, upgrader } = rolesOf(accounts);
  const { upgradeDelay, publicWait, ...box } = durations;
  const result = await deploy({
    provider,
    ignitionModule: Patto,
    deploymentParameters: {
      Patto: { upgradeDelay, registrar, guardian, upgrader },
      Commons: { publicWait },
      Ballots: box,
    },
    accounts: [...accounts],
    defaultSender: deployer,
    artifactResolver: { loadArtifact, getBuildInfo: () => Promise.resolve(undefined) },
  });
  if (result.type !== DeploymentResultType.SUCCESSFUL_DEPLOYMENT) {
    throw new Error(`Patto was not deployed: ${JSON.stringify(result)}`);
  }
  const addressOf = (future: string): Address => {
    const address = result.contracts[future]?.address;
    if (address === undefined) throw new Error(`Ignition knows no ${future}`);
    return address as Address;
  };
  return {
    accessManager: addressOf(contractTable.accessManager.ignition),
    forwarder: addressOf(contractTable.forwarder.ignition),
    registry: addressOf(contractTable.commonsRegistry.ignition),
    membership: addressOf(contractTable.membership.ignition),
    reputation: addressOf(contractTable.reputation.ignition),
    ballotBox: addressOf(deployedBoxes[0]?.ignition ?? ''),
  };
}

export type Addresses = Awaited<ReturnType<typeof deployContracts>>;

/** The contracts at these addresses, read and written through one client. */
export function contractsAt<const C extends Client | { public: Client; wallet: Client }>(
  addresses: Addresses,
  client: C,
) {
  const at = <const A extends Abi>(address: Address, abi: A) => getContract({ address, abi, client });
  return {
    accessManager: at(addresses.accessManager, accessManagerAbi),
    forwarder: at(addresses.forwarder, forwarderAbi),
    registry: at(addresses.registry, commonsRegistryAbi),
    membership: at(addresses.membership, membershipAbi),
    reputation: at(addresses.reputation, reputationAbi),
    ballotBox: at(addresses.ballotBox, ballotBoxAbi),
  };
}
