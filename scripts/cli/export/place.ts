import { commonsRegistryAbi } from '@patto/protocol/generated/abis';
import { allEvents } from '../chain/events.ts';
import { commonsDocument, municipalityDocument } from '../chain/namedDocuments.ts';
import type { Network } from '../chain/network.ts';

/** A commons and its municipality in words; their numbers where a document is missing. */
export async function describePlace(network: Network, commonsId: number) {
  const { client, contracts } = network;
  const registry = { address: contracts.commonsRegistry, abi: commonsRegistryAbi } as const;
  const { municipalityId, metadataDigest } = await client.readContract({
    ...registry,
    functionName: 'commons',
    args: [commonsId],
  });
  const registered = await allEvents(network, (range) =>
    client.getContractEvents({
      ...registry,
      eventName: 'MunicipalityRegistered',
      args: { municipalityId },
      strict: true,
      ...range,
    }),
  );
  const updated = await allEvents(network, (range) =>
    client.getContractEvents({
      ...registry,
      eventName: 'MunicipalityUpdated',
      args: { municipalityId },
      strict: true,
      ...range,
    }),
  );
  const digest = (updated.at(-1) ?? registered.at(-1))?.args.metadataDigest;
  const municipality = digest === undefined ? undefined : await municipalityDocument(network, digest);
  const commons = await commonsDocument(network, metadataDigest);
  const country = municipality?.country ?? '';
  return {
    country: ['', 'ZZ'].includes(country)
      ? ''
      : (new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country),
    unit: municipality?.name ?? `Municipality ${municipalityId}`,
    commons: commons?.name ?? `Commons ${commonsId}`,
  };
}
