import {
  CommonsDocument,
  ContributionDocument,
  encodeDocument,
  MunicipalityDocument,
} from '@patto/protocol/documents/documents';
import { eligibilityListTypedData } from '@patto/protocol/members/messages';
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
    const digest = await documents.put(encodeDocument(MunicipalityDocument, city.municipality));
    const id = Number(
      await sender.send(deployer, 'commonsRegistry', 'registerMunicipality', [admin.address, digest]),
    );
    await sender.send(admin, 'commonsRegistry', 'setIssuer', [id, issuer.address, true]);
    city.commons.forEach((commons, index) => {
      timeline.plan(day(firstCommons + index * 0.4), () =>
        createCommons(context, city, id, commons, residents),
      );
    });
  });
}

async function createCommons(
  context: SeedContext,
  city: CityStory,
  municipalityId: number,
  story: CommonsStory,
  residents: readonly HDAccount[],
): Promise<void> {
  const { timeline, sender, documents, day } = context;
  const admin = localAccount(city.admin);
  const digest = await documents.put(
    encodeDocument(CommonsDocument, {
      ...story.document,
      version: 1,
      language: city.municipality.language,
      city: cityNames[city.municipality.country] ?? city.municipality.name,
    }),
  );
  const position = [story.latitude, story.longitude].map((degrees) => Math.round(degrees * 1e6));
  const commonsId = Number(
    await sender.send(admin, 'commonsRegistry', 'createCommons', [
      municipalityId,
      position[0] ?? 0,
      position[1] ?? 0,
      digest,
    ]),
  );
  const random = randomness(commonsId);
  const members = shuffled(residents, random).slice(0, story.members);
  const share = Math.ceil(members.length / joining.length);
  joining.forEach((when, index) => {
    const group = members.slice(index * share, (index + 1) * share);
    timeline.plan(day(when) + commonsId * 600, () => join(context, commonsId, group));
  });
  timeline.plan(day(-30), async () => {
    for (const steward of members.slice(0, story.stewards)) {
      await sender.send(admin, 'membership', 'setSteward', [commonsId, steward.address, true]);
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
  const deadline = Math.floor(context.day(1));
  const place = { chainId: context.chainId, verifyingContract: context.contracts.membership };
  const signature = await issuer.signTypedData(
    eligibilityListTypedData(place, { commonsId, accounts, personTags, deadline }),
  );
  await context.sender.send(relayer, 'membership', 'joinBatch', [
    commonsId,
    accounts,
    personTags,
    deadline,
    signature,
  ]);
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
  await context.sender.send(byAll ? localAccount(city.admin) : steward, 'reputation', 'awardBatch', [
    commonsId,
    thanked.map(({ address }) => address),
    thanked.map(() => award.points),
    await context.documents.put(evidence),
  ]);
}
