import type { Hex } from 'viem';
import { roleLabels } from '@patto/protocol/audit/accessRoles';
import { accessProblems } from '@patto/protocol/audit/accessSettings';
import { contractNamer, expire } from '@patto/protocol/audit/announced';
import { auditBallot, openingsIn, type AuditedBallot } from '@patto/protocol/audit/ballots';
import {
  checkDocuments,
  digestsIn,
  type FetchedDocument,
  type FetchedDocuments,
} from '@patto/protocol/audit/documents';
import type { HistoryEvent } from '@patto/protocol/audit/history';
import { municipalitiesIn } from '@patto/protocol/audit/municipalities';
import { auditReport, type AuditReport } from '@patto/protocol/audit/report';
import { roleKey } from '@patto/protocol/audit/roleChanges';
import { followRoles, rolesIn } from '@patto/protocol/audit/roles';
import { eventsOf } from '@patto/protocol/audit/scope';
import { followAnnounced, followCode } from '@patto/protocol/audit/upgrades';
import { fetchBlockStamp } from '@patto/protocol/chain/blocks';
import { addressesByName } from '@patto/protocol/network/addresses';
import type { Network } from '../chain/network.ts';
import { badInput } from '../failure.ts';
import { recountBallot } from '../recount/recountBallot.ts';
import { silentReporter, type Reporter } from '../reporter.ts';
import { fetchDocuments, fetchHistory, fetchPlaces, fetchSenders } from './fetch.ts';
import { fetchConfirmed, fetchExpiration, fetchLongestBallot } from './fetchRights.ts';

export interface AuditOptions {
  /** Only this one; all where it is left out. */
  municipality?: number;
  /** The last block to look at; the newest where it is left out. */
  block?: number;
  /** Documents that are at hand; those that are fetched are put there too. */
  documents?: Map<Hex, FetchedDocument>;
}

/**
 * Audits one municipality, or all, from a node's logs and the documents alone: fetches, and lets the protocol judge.
 * @throws Failure for a municipality that is not there.
 */
export async function audit(
  network: Network,
  { municipality, block: asOf, documents: known = new Map() }: AuditOptions,
  reporter: Reporter,
): Promise<AuditReport> {
  const { chainId, client } = network;
  const { number: block, hash: blockHash, time } = await fetchBlockStamp(client, asOf);
  const { history: whole, digest } = await fetchHistory(network, block);
  const history = municipality === undefined ? whole : eventsOf(whole, municipality);
  if (municipality !== undefined && history.length === 0) {
    throw badInput(`There is no municipality ${municipality} on this chain.`);
  }
  reporter.say(`${whole.length} events up to block ${block}`);
  const all = followRoles(whole, await fetchSenders(network, whole));
  const roles = municipality === undefined ? all : rolesIn(all, municipality);
  const documents = await fetchDocuments(network, digestsIn(history), known);
  const ballots = await recountAll(network, block, { history, documents }, reporter);
  const nameOf = contractNamer(addressesByName(network));
  const confirmed = await fetchConfirmed(network, roles.now, block);
  const findings = {
    chainId,
    block,
    blockHash,
    time,
    logDigest: digest,
    contracts: addressesByName(network),
    municipalities: municipalitiesIn(history, await fetchPlaces(network, history, block), documents),
    ballots,
    roles,
    announced: expire(followAnnounced(whole, nameOf), await fetchExpiration(network, block), time),
    code: followCode(whole, nameOf),
    documents: checkDocuments(history, documents),
    access: accessProblems(whole, all.now, {
      contracts: network.contracts,
      label: roleLabels(whole),
      longestBallot: await fetchLongestBallot(network, block),
    }),
  };
  return auditReport(findings, (held) => confirmed.has(roleKey(held)));
}

/** Recounts every ballot that these events open, all as of one block. */
async function recountAll(
  network: Network,
  block: number,
  known: { history: readonly HistoryEvent[]; documents: FetchedDocuments },
  reporter: Reporter,
): Promise<AuditedBallot[]> {
  const openings = openingsIn(known.history);
  const progress = reporter.progress('Ballots recounted', openings.length);
  const audited: AuditedBallot[] = [];
  for (const opening of openings) {
    const asked = { signatures: false, block };
    const report = await recountBallot(network, opening.args.ballotId, asked, silentReporter);
    audited.push(auditBallot(opening, report, known));
    progress.at(audited.length);
  }
  progress.end();
  return audited;
}
