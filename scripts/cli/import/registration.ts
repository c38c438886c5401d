import type { Hex } from 'viem';
import type { Position } from '@patto/protocol/acts/commons';
import { setIssuer } from '@patto/protocol/acts/municipalities';
import { commonsRegistryAbi } from '@patto/protocol/generated/abis';
import { createdCommons, registeredMunicipality } from '../chain/created.ts';
import { allEvents } from '../chain/events.ts';
import type { Network } from '../chain/network.ts';
import { roleAccount } from '../chain/roleAccount.ts';
import { sendAs } from '../chain/sender.ts';
import { badInput } from '../failure.ts';

/** The municipality with this document, registered now if the chain does not have it. */
export async function ensureMunicipality(network: Network, metadataDigest: Hex): Promise<number> {
  const { client, contracts } = network;
  const admin = roleAccount(network, 'municipality');
  const logs = await allEvents(network, (range) =>
    client.getContractEvents({
      address: contracts.commonsRegistry,
      abi: commonsRegistryAbi,
      eventName: 'MunicipalityRegistered',
      strict: true,
      ...range,
    }),
  );
  const known = logs.find(({ args }) => args.metadataDigest === metadataDigest)?.args.municipalityId;
  const municipality =
    known ?? (await registeredMunicipality(network, { admin: admin.address, metadataDigest }));
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
  const logs = await allEvents(network, (range) =>
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
  return known ?? createdCommons(network, { municipalityId: municipality, metadataDigest, ...position });
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
  const call = setIssuer(contracts.commonsRegistry, { municipalityId: municipality, issuer, trusted: true });
  await sendAs(network, 'municipality', 'trust the issuer', call);
}
