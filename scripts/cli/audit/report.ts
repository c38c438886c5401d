import { commonsRegistryAbi, membershipAbi } from '@patto/protocol/generated/abis';
import { commonsDocument, municipalityDocument } from '../chain/namedDocuments.ts';
import type { Network } from '../chain/network.ts';
import { badInput } from '../failure.ts';
import type { Reporter } from '../reporter.ts';
import { auditBallots, type AuditedBallot } from './ballots.ts';
import { checkDocuments, isInOrder, type NamedDocument } from './documents.ts';
import { checkRoles } from './checkRoles.ts';
import { readHistory, referenceOf, type HistoryEvent, type Reference } from './history.ts';
import type { Scope } from './roleLedger.ts';
import { followRoles, type Roles } from './roles.ts';
import { eventsOf } from './scope.ts';
import { findSenders } from './senders.ts';
import { followUpgrades, type Announced, type CodeChange } from './upgrades.ts';

interface AuditedCommons {
  commons: number;
  name: string;
  status: string;
  members: number;
  at: Reference;
}

interface AuditedMunicipality {
  municipality: number;
  name: string;
  admin: string;
  commons: AuditedCommons[];
  at: Reference;
}

/** All that an audit found, each fact with its place on the chain. */
export interface AuditReport {
  chainId: number;
  /** The newest block that was looked at, and its time in unix seconds. */
  block: number;
  time: number;
  contracts: Network['contracts'];
  municipalities: AuditedMunicipality[];
  ballots: AuditedBallot[];
  roles: Roles;
  announced: Announced[];
  code: CodeChange[];
  documents: NamedDocument[];
  /** Sentences; empty where everything fits. */
  problems: string[];
}

/** Audits one municipality, or all, from a node's logs and the documents alone. */
export async function audit(
  network: Network,
  municipality: number | undefined,
  reporter: Reporter,
): Promise<AuditReport> {
  const newest = await network.client.getBlock();
  const whole = await readHistory(network);
  const history = eventsOf(whole, municipality);
  if (municipality !== undefined && history.length === 0) {
    throw badInput(`There is no municipality ${municipality} on this chain.`);
  }
  reporter.say(`${whole.length} events up to block ${newest.number}`);
  const concerns = (scope: Scope) =>
    municipality === undefined || scope.municipality === undefined || scope.municipality === municipality;
  const all = followRoles(whole, await findSenders(network, whole));
  const roles: Roles = {
    now: all.now.filter(concerns),
    changes: all.changes.filter(concerns),
    uses: all.uses.filter(concerns),
  };
  const ballots = await auditBallots(network, history, reporter);
  const documents = await checkDocuments(network, history);
  const { announced, code } = await followUpgrades(network, whole);
  const problems = [
    ...ballots
      .filter(({ recount }) => recount === 'different')
      .map(({ ballot, differences }) => `The recount of ballot ${ballot} differs: ${differences[0] ?? ''}`),
    ...documents
      .filter((document) => !isInOrder(document))
      .map(({ of, state, digest }) =>
        state === 'missing'
          ? `The document of ${of} is not on IPFS (${digest}).`
          : `The document of ${of} is not the one that the chain names (${digest}).`,
      ),
    ...(await checkRoles(network, roles.now)),
  ];
  return {
    chainId: network.chainId,
    block: Number(newest.number),
    time: Number(newest.timestamp),
    contracts: network.contracts,
    municipalities: await municipalitiesOf(network, history),
    ballots,
    roles,
    announced,
    code,
    documents,
    problems,
  };
}

async function municipalitiesOf(
  network: Network,
  history: readonly HistoryEvent[],
): Promise<AuditedMunicipality[]> {
  const found = new Map<number, AuditedMunicipality>();
  const { client, contracts } = network;
  for (const event of history) {
    if (event.eventName === 'MunicipalityRegistered' || event.eventName === 'MunicipalityUpdated') {
      const { municipalityId: municipality, metadataDigest } = event.args;
      const document = await municipalityDocument(network, metadataDigest);
      const admin = await client.readContract({
        address: contracts.commonsRegistry,
        abi: commonsRegistryAbi,
        functionName: 'municipalityAdmin',
        args: [municipality],
      });
      const known = found.get(municipality);
      const name = document?.name ?? `Municipality ${municipality}`;
      found.set(
        municipality,
        known === undefined
          ? { municipality, name, admin, commons: [], at: referenceOf(event) }
          : { ...known, name },
      );
    } else if (event.eventName === 'CommonsCreated') {
      const { municipalityId, commonsId } = event.args;
      found.get(municipalityId)?.commons.push(await commonsNow(network, commonsId, referenceOf(event)));
    }
  }
  return [...found.values()];
}

const statuses = ['none', 'active', 'suspended', 'closed'];

async function commonsNow(network: Network, commons: number, at: Reference): Promise<AuditedCommons> {
  const { client, contracts } = network;
  const [{ status, metadataDigest }, [members]] = await Promise.all([
    client.readContract({
      address: contracts.commonsRegistry,
      abi: commonsRegistryAbi,
      functionName: 'commons',
      args: [commons],
    }),
    client.readContract({
      address: contracts.membership,
      abi: membershipAbi,
      functionName: 'memberCount',
      args: [commons],
    }),
  ]);
  const document = await commonsDocument(network, metadataDigest);
  return {
    commons,
    name: document?.name ?? `Commons ${commons}`,
    status: statuses[status] ?? '',
    members,
    at,
  };
}
