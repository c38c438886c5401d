import { commonsRegistryAbi, membershipAbi, reputationAbi } from '@patto/protocol/generated/abis';
import { concat } from 'viem';
import { type Journal, byId, microseconds, number32 } from './journal.ts';

const statusNames = ['None', 'Active', 'Suspended', 'Closed'];

export const municipalityFields =
  'number admin adminCandidate metadataDigest commonsCount createdAtBlock createdAt';

/** Municipalities as the chain has them. */
export async function municipalitiesOf({ registry, client, contracts, block, timeOf }: Journal) {
  const found = registry.filter((event) => event.eventName === 'MunicipalityRegistered');
  const rows = found.map(async ({ args, blockNumber }) => {
    const mine = registry.filter(
      (event) => 'municipalityId' in event.args && event.args.municipalityId === args.municipalityId,
    );
    const described = mine.findLast(
      (event) => event.eventName === 'MunicipalityRegistered' || event.eventName === 'MunicipalityUpdated',
    );
    const offered = mine.findLast(
      (event) =>
        event.eventName === 'MunicipalityAdminOffered' || event.eventName === 'MunicipalityAdminChanged',
    );
    const admin = await client.readContract({
      address: contracts.commonsRegistry,
      abi: commonsRegistryAbi,
      functionName: 'municipalityAdmin',
      args: [args.municipalityId],
      blockNumber: block,
    });
    return {
      id: number32(args.municipalityId),
      number: args.municipalityId,
      admin: admin.toLowerCase(),
      adminCandidate:
        offered?.eventName === 'MunicipalityAdminOffered' ? offered.args.candidate.toLowerCase() : null,
      metadataDigest: described?.args.metadataDigest,
      commonsCount: mine.filter((event) => event.eventName === 'CommonsCreated').length,
      createdAtBlock: blockNumber.toString(),
      createdAt: microseconds(timeOf(blockNumber)),
    };
  });
  return byId(await Promise.all(rows));
}

export const issuerFields = 'municipality { number } account trusted changedAt';

/** Issuers, trusted now or before. */
export async function issuersOf({ registry, client, contracts, block, timeOf }: Journal) {
  const last = new Map<string, { municipality: number; account: `0x${string}`; at: bigint }>();
  for (const event of registry) {
    if (event.eventName !== 'IssuerSet') continue;
    const id = concat([number32(event.args.municipalityId), event.args.issuer]).toLowerCase();
    last.set(id, {
      municipality: event.args.municipalityId,
      account: event.args.issuer,
      at: event.blockNumber,
    });
  }
  const rows = [...last].map(async ([id, { municipality, account, at }]) => ({
    id,
    municipality: { number: municipality },
    account: account.toLowerCase(),
    trusted: await client.readContract({
      address: contracts.commonsRegistry,
      abi: commonsRegistryAbi,
      functionName: 'isIssuer',
      args: [municipality, account],
      blockNumber: block,
    }),
    changedAt: microseconds(timeOf(at)),
  }));
  return byId(await Promise.all(rows));
}

export const commonsFields =
  'number municipality { number } latitude longitude status metadataDigest memberCount reputation ballotCount createdAtBlock createdAt';

/** Commons as the chain has them. */
export async function commonsOf({ registry, ballots, client, contracts, block, timeOf }: Journal) {
  const created = registry.filter((event) => event.eventName === 'CommonsCreated');
  const rows = created.map(async ({ args: { commonsId }, blockNumber }) => {
    const at = { args: [commonsId], blockNumber: block } as const;
    const [commons, [active], reputation] = await Promise.all([
      client.readContract({
        ...at,
        address: contracts.commonsRegistry,
        abi: commonsRegistryAbi,
        functionName: 'commons',
      }),
      client.readContract({
        ...at,
        address: contracts.membership,
        abi: membershipAbi,
        functionName: 'memberCount',
      }),
      client.readContract({
        ...at,
        address: contracts.reputation,
        abi: reputationAbi,
        functionName: 'totalReputation',
      }),
    ]);
    return {
      id: number32(commonsId),
      number: commonsId,
      municipality: { number: commons.municipalityId },
      latitude: commons.latitude,
      longitude: commons.longitude,
      status: statusNames[commons.status],
      metadataDigest: commons.metadataDigest,
      memberCount: active,
      reputation: reputation.toString(),
      ballotCount: ballots.filter(
        (event) => event.eventName === 'BallotOpened' && event.args.commonsId === commonsId,
      ).length,
      createdAtBlock: blockNumber.toString(),
      createdAt: microseconds(timeOf(blockNumber)),
    };
  });
  return byId(await Promise.all(rows));
}
