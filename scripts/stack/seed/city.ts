import { signedBy } from '@patto/protocol/acts/act';
import { commonsCreatedBy, createCommons } from '@patto/protocol/acts/commons';
import { enterMembers, setSteward } from '@patto/protocol/acts/members';
import {
  municipalityRegisteredBy,
  registerMunicipality,
  setIssuer,
} from '@patto/protocol/acts/municipalities';
import { awardReputation } from '@patto/protocol/acts/reputation';
import {
  CommonsDocument,
  ContributionDocument,
  encodeDocument,
  MunicipalityDocument,
} from '@patto/protocol/documents/documents';
import type { HDAccount } from 'viem/accounts';
import { localAccount, roles } from '../accounts.ts';
import { planBallot } from './ballot.ts';
import { randomness, shuffled } from './randomness.ts';
import { personTag } from './residents.ts';
import type { SeedContext } from './context.ts';
import type { AwardStory, CityStory, CommonsStory } from './story.ts';

const deployer = localAccount(roles.deployer);
const issuer = localAccount(roles.issuer);
const relayer = localAccount(roles.relayer);

/** When things begin, in days before now; the chain is a little older. */
const registered = -39;
const firstCommons = -38;
const joining = [-36, -34, -31.5];

/** Plans all that happens in one city. */
export function planCity(context: SeedContext, city: CityStory, residents: readonly HDAccount[]): void {
  const { timeline, sender, documents, day } = context;
  const admin = localAccount(city.admin);
  timeline.plan(day(registered), async () => {
    const { commonsRegistry } = context.contracts;
    const metadataDigest = await documents.put(encodeDocument(MunicipalityDocument, city.municipality));
    const registering = registerMunicipality(commonsRegistry, { admin: admin.address, metadataDigest });
    const id = municipalityRegisteredBy(await sender.send(deployer, registering));
    const trust = { municipalityId: id, issuer: issuer.address, trusted: true };
    await sender.send(admin, setIssuer(commonsRegistry, trust));
    city.commons.forEach((commons, index) => {
      timeline.plan(day(firstCommons + index * 0.4), () => found(context, city, id, commons, residents));
    });
  });
}

async function found(
  context: SeedContext,
  city: CityStory,
  municipalityId: number,
  story: CommonsStory,
  residents: readonly HDAccount[],
): Promise<void> {
  const { timeline, sender, documents, day } = context;
  const admin = localAccount(city.admin);
  const metadataDigest = await documents.put(
    encodeDocument(CommonsDocument, {
      ...story.document,
      version: 1,
      language: city.municipality.language,
      city: cityNames[city.municipality.country] ?? city.municipality.name,
    }),
  );
  const call = createCommons(context.contracts.commonsRegistry, {
    municipalityId,
    latitude: Math.round(story.latitude * 1e6),
    longitude: Math.round(story.longitude * 1e6),
    metadataDigest,
  });
  const commonsId = commonsCreatedBy(await sender.send(admin, call));
  const random = randomness(commonsId);
  const members = shuffled(residents, random).slice(0, story.members);
  const share = Math.ceil(members.length / joining.length);
  joining.forEach((when, index) => {
    const group = members.slice(index * share, (index + 1) * share);
    timeline.plan(day(when) + commonsId * 600, () => join(context, commonsId, group));
  });
  timeline.plan(day(-30), async () => {
    for (const steward of members.slice(0, story.stewards)) {
      const entrusted = { commonsId, account: steward.address, steward: true };
      await sender.send(admin, setSteward(context.contracts.membership, entrusted));
    }
  });
  for (const award of story.awards) {
    timeline.plan(day(award.day), () => thank(context, city, commonsId, story, award, members));
  }
  for (const ballot of story.ballots)
    planBallot(context, { city, commonsId, story, ballot, members, random });
}

/** How people call the cities, by the municipality's country. */
const cityNames: Readonly<Record<string, string>> = { IT: 'Torino', GR: 'Αθήνα', FR: 'Paris' };

async function join(context: SeedContext, commonsId: number, group: readonly HDAccount[]): Promise<void> {
  const accounts = group.map(({ address }) => address);
  const personTags = accounts.map((account) => personTag(commonsId, account));
  const issuedAt = Math.floor(context.timeline.clock);
  const deadline = Math.floor(context.day(1));
  const place = { chainId: context.chainId, verifyingContract: context.contracts.membership };
  const act = enterMembers(place, { commonsId, accounts, personTags, issuedAt, deadline });
  await context.sender.send(relayer, await signedBy(issuer, act));
}

/** A steward thanks others; the municipality thanks everybody, stewards among them. */
async function thank(
  context: SeedContext,
  city: CityStory,
  commonsId: number,
  story: CommonsStory,
  award: AwardStory,
  members: readonly HDAccount[],
): Promise<void> {
  const steward = members[0];
  const byAll = award.members === undefined || steward === undefined;
  const thanked = byAll ? members : members.slice(1, 1 + (award.members ?? 0));
  const evidence = encodeDocument(ContributionDocument, {
    version: 1,
    language: city.municipality.language,
    commons: story.document.name,
    title: award.title,
    points: award.points,
    people: thanked.length,
    date: new Date(context.day(award.day) * 1000).toISOString().slice(0, 10),
  });
  const call = awardReputation(context.contracts.reputation, {
    commonsId,
    accounts: thanked.map(({ address }) => address),
    amounts: thanked.map(() => award.points),
    evidenceDigest: await context.documents.put(evidence),
  });
  await context.sender.send(byAll ? localAccount(city.admin) : steward, call);
}
