import { encodeFunctionData, parseEventLogs, type Address, type Hex, type TransactionReceipt } from 'viem';
import { commonsRegistryAbi } from '@patto/protocol/generated/abis';
import { inWindows } from '../chain/events.ts';
import type { Network } from '../chain/network.ts';
import { roleAccount } from '../chain/roleAccount.ts';
import { startSender } from '../chain/sender.ts';
import { badInput } from '../failure.ts';

/** A place in 1e-6 degrees. */
export interface Position {
  latitude: number;
  longitude: number;
}

/** The municipality with this document, registered now if the chain does not have it. */
export async function ensureMunicipality(network: Network, metadataDigest: Hex): Promise<number> {
  const { client, contracts } = network;
  const admin = roleAccount(network, 'municipality');
  const logs = await inWindows(network, (range) =>
    client.getContractEvents({
      address: contracts.commonsRegistry,
      abi: commonsRegistryAbi,
      eventName: 'MunicipalityRegistered',
      strict: true,
      ...range,
    }),
  );
  const known = logs.find(({ args }) => args.metadataDigest === metadataDigest)?.args.municipalityId;
  const municipality = known ?? (await registerMunicipality(network, admin.address, metadataDigest));
  const holder = await client.readContract({
    address: contracts.commonsRegistry,
    abi: commonsRegistryAbi,
    functionName: 'municipalityAdmin',
    args: [municipality],
  });
  if (holder !== admin.address) {
    throw badInput(
      `Municipality ${municipality} is administered by ${holder}, not by ${admin.address}: set PATTO_KEY to its admin's key.`,
    );
  }
  await ensureIssuer(network, municipality);
  return municipality;
}

/** The municipality's commons with this document, created now if the chain does not have it. */
export async function ensureCommons(
  network: Network,
  municipality: number,
  metadataDigest: Hex,
  position: Position,
): Promise<number> {
  const { client, contracts } = network;
  const logs = await inWindows(network, (range) =>
    client.getContractEvents({
      address: contracts.commonsRegistry,
      abi: commonsRegistryAbi,
      eventName: 'CommonsCreated',
      args: { municipalityId: municipality },
      strict: true,
      ...range,
    }),
  );
  const known = logs.find(({ args }) => args.metadataDigest === metadataDigest)?.args.commonsId;
  return known ?? createCommons(network, municipality, metadataDigest, position);
}

/** Creates a commons as the municipality's admin and returns its number. */
export async function createCommons(
  network: Network,
  municipality: number,
  metadataDigest: Hex,
  position: Position,
): Promise<number> {
  const { contracts } = network;
  const sender = await startSender(network, roleAccount(network, 'municipality'));
  const receipt = await sender.send({
    to: contracts.commonsRegistry,
    data: encodeFunctionData({
      abi: commonsRegistryAbi,
      functionName: 'createCommons',
      args: [municipality, position.latitude, position.longitude, metadataDigest],
    }),
    purpose: 'create the commons',
  });
  return only(
    parseEventLogs({ abi: commonsRegistryAbi, eventName: 'CommonsCreated', logs: receipt.logs }),
    receipt,
  ).args.commonsId;
}

/** Registers a municipality as the registrar and returns its number. */
export async function registerMunicipality(
  network: Network,
  admin: Address,
  metadataDigest: Hex,
): Promise<number> {
  const sender = await startSender(network, roleAccount(network, 'registrar'));
  const receipt = await sender.send({
    to: network.contracts.commonsRegistry,
    data: encodeFunctionData({
      abi: commonsRegistryAbi,
      functionName: 'registerMunicipality',
      args: [admin, metadataDigest],
    }),
    purpose: 'register the municipality',
  });
  return only(
    parseEventLogs({ abi: commonsRegistryAbi, eventName: 'MunicipalityRegistered', logs: receipt.logs }),
    receipt,
  ).args.municipalityId;
}

async function ensureIssuer(network: Network, municipality: number): Promise<void> {
  const { client, contracts } = network;
  const issuer = roleAccount(network, 'issuer').address;
  const trusted = await client.readContract({
    address: contracts.commonsRegistry,
    abi: commonsRegistryAbi,
    functionName: 'isIssuer',
    args: [municipality, issuer],
  });
  if (trusted) return;
  const sender = await startSender(network, roleAccount(network, 'municipality'));
  await sender.send({
    to: contracts.commonsRegistry,
    data: encodeFunctionData({
      abi: commonsRegistryAbi,
      functionName: 'setIssuer',
      args: [municipality, issuer, true],
    }),
    purpose: 'trust the issuer',
  });
}

function only<T>(logs: readonly T[], receipt: TransactionReceipt): T {
  const [log] = logs;
  if (log === undefined) throw new Error(`Transaction ${receipt.transactionHash} has no such event`);
  return log;
}
