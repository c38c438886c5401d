// Patto on Hardhat's simulated chain, deployed by the same Ignition module as everywhere.
import { network } from 'hardhat';
import { getContract, type Address } from 'viem';
import {
  accessManagerAbi,
  ballotBoxAbi,
  commonsRegistryAbi,
  forwarderAbi,
  membershipAbi,
  reputationAbi,
} from '@patto/protocol/generated/abis';
import Patto from '../../../ignition/modules/Patto.ts';

export const day = 86_400;

/** Durations of the box under test, in seconds. */
export const durations = {
  minDuration: 60,
  maxDuration: 90 * day,
  maxLead: 90 * day,
  challengeWindow: 3 * day,
  upgradeDelay: 190 * day,
} as const;

export type Deployment = Awaited<ReturnType<typeof deployPatto>>;
export type Wallet = Deployment['people']['deployer'];

/** A fresh chain with all contracts and no commons yet. */
export async function deployPatto() {
  const connection = await network.create();
  const { viem, ignition, networkHelpers } = connection;
  const { upgradeDelay, ...box } = durations;
  const publicClient = await viem.getPublicClient();
  const wallets = await viem.getWalletClients();
  const [deployer, registrar, guardian, upgrader, admin, issuer, steward, relayer, stranger, ...citizens] =
    wallets;
  if (!deployer || !registrar || !guardian || !upgrader || !admin) throw new Error('Too few accounts');
  if (!issuer || !steward || !relayer || !stranger) throw new Error('Too few accounts');

  const deployed = await ignition.deploy(Patto, {
    parameters: {
      Patto: {
        upgradeDelay,
        registrar: registrar.account.address,
        guardian: guardian.account.address,
        upgrader: upgrader.account.address,
      },
      Ballots: box,
    },
  });
  const client = { public: publicClient, wallet: deployer };
  return {
    connection,
    time: networkHelpers.time,
    publicClient,
    chainId: await publicClient.getChainId(),
    people: { deployer, registrar, guardian, upgrader, admin, issuer, steward, relayer, stranger, citizens },
    accessManager: getContract({ address: addressOf(deployed.accessManager), abi: accessManagerAbi, client }),
    forwarder: getContract({ address: addressOf(deployed.forwarder), abi: forwarderAbi, client }),
    registry: getContract({ address: addressOf(deployed.commonsRegistry), abi: commonsRegistryAbi, client }),
    membership: getContract({ address: addressOf(deployed.membership), abi: membershipAbi, client }),
    reputation: getContract({ address: addressOf(deployed.reputation), abi: reputationAbi, client }),
    ballotBox: getContract({ address: addressOf(deployed.ballotBox), abi: ballotBoxAbi, client }),
  };
}

function addressOf(contract: { address: Address }): Address {
  return contract.address;
}
