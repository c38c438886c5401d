import type { Address, Hex } from 'viem';
import type { AccessProblem } from './accessSettings.ts';
import type { Announced } from './announced.ts';
import type { AuditedBallot } from './ballots.ts';
import { isInOrder, type NamedDocument } from './documents.ts';
import type { AuditedMunicipality } from './municipalities.ts';
import type { RoleHeld } from './roleChanges.ts';
import type { Roles } from './roles.ts';
import type { CodeChange } from './upgrades.ts';

/** All that an audit found, each fact with its place on the chain. */
export interface AuditFindings {
  chainId: number;
  /** The newest block that was looked at, its hash, and its time in unix seconds. */
  block: number;
  blockHash: Hex;
  time: number;
  /** The digest of all logs that the history was read from; those of votes are in the recounts'. */
  logDigest: Hex;
  contracts: Readonly<Record<string, Address>>;
  municipalities: AuditedMunicipality[];
  ballots: AuditedBallot[];
  roles: Roles;
  announced: Announced[];
  code: CodeChange[];
  documents: NamedDocument[];
  access: AccessProblem[];
}

/** Something that does not fit. */
export type AuditProblem =
  /** The chain's statements on a ballot do not fit its votes. */
  | { kind: 'recount'; ballot: AuditedBallot }
  /** A public document is missing, or is not what the chain names. */
  | { kind: 'document'; document: NamedDocument }
  /** By the logs somebody has a right, and the contract says not. */
  | { kind: 'role'; held: RoleHeld }
  /** The AccessManager lets somebody do more, or sooner, than it must. */
  | { kind: 'access'; problem: AccessProblem };

/** What an audit says in the end: what it found, and what of it does not fit. */
export interface AuditReport<Problem = AuditProblem> extends AuditFindings {
  /** Empty where everything fits. */
  problems: Problem[];
}

/**
 * Judges what an audit found.
 * @param isConfirmed Whether the contracts say the same of a right that the logs leave standing.
 */
export function auditReport(findings: AuditFindings, isConfirmed: (held: RoleHeld) => boolean): AuditReport {
  const { ballots, documents, roles, access } = findings;
  return {
    ...findings,
    problems: [
      ...ballots
        .filter(({ recount }) => recount === 'different')
        .map((ballot) => ({ kind: 'recount' as const, ballot })),
      ...documents
        .filter((document) => !isInOrder(document))
        .map((document) => ({ kind: 'document' as const, document })),
      ...roles.now.filter((held) => !isConfirmed(held)).map((held) => ({ kind: 'role' as const, held })),
      ...access.map((problem) => ({ kind: 'access' as const, problem })),
    ],
  };
}
