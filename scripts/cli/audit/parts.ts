import type { AuditReport } from '@patto/protocol/audit/report';
import type { Parts } from '../chain/compareNodes.ts';

/** What people know the parts of a report by. */
const names: Readonly<Record<keyof AuditReport, string>> = {
  chainId: 'the chain',
  block: 'the block',
  blockHash: "the block's hash",
  time: "the block's time",
  contracts: 'the contracts',
  logDigest: 'the logs',
  municipalities: 'the municipalities and commons',
  roles: 'the rights',
  announced: 'the announced changes',
  code: 'the code',
  documents: 'the documents',
  access: 'the settings of access',
  problems: 'what does not fit',
  ballots: 'the ballots',
};

/** What two nodes must say the same of: all that a report says. */
export function auditParts(report: AuditReport): Parts {
  const fields = Object.keys(names) as (keyof AuditReport)[];
  return Object.fromEntries(fields.map((field) => [names[field], report[field]]));
}
