import { getAddress } from 'viem';
import { voteDigestHex } from '../ballots/voteDigest.ts';
// As a type only: who writes receipts, like the dapp, need not carry the schema.
import type { RecountReceipt } from './receiptSchema.ts';
import { receiptVersion } from './receiptVersion.ts';
import type { RecountReport } from './report.ts';

/** The receipt of a recount: the same whoever counted, as long as the ballot, the block and what was checked are the same. */
export function recountReceipt(report: RecountReport): RecountReceipt {
  const { contracts, result } = report;
  const { stored } = result;
  return {
    kind: 'patto-recount-receipt',
    version: receiptVersion,
    chainId: report.chainId,
    contracts: {
      ballotBox: getAddress(contracts.ballotBox),
      membership: getAddress(contracts.membership),
      reputation: getAddress(contracts.reputation),
    },
    block: { number: report.toBlock, hash: report.blockHash, time: report.blockTime },
    fromBlock: report.fromBlock,
    ballot: report.ballotId,
    commons: report.commonsId,
    phase: report.phase,
    recount: report.equal ? 'equal' : 'different',
    votes: report.votes,
    members: report.members,
    carriedVotes: report.carriedVotes,
    voteDigest: voteDigestHex(report.voteDigest),
    sheetDigest: report.sheetDigest,
    tally: report.tally,
    supporters: report.supporters,
    result: {
      state: result.state,
      selected: result.selected,
      cost: String(result.cost),
      quorumMet: result.quorumMet,
      onRecord: stored === undefined ? null : { ...stored, cost: String(stored.cost) },
    },
    signatures: report.signatures ?? null,
    differences: report.differences,
    differenceCount: report.differenceCount,
    logs: report.logs,
    bytes: report.bytes,
  };
}

/** The receipt as the text of a file: JSON in UTF-8, indented by two spaces, with a line end. */
export function receiptText(receipt: RecountReceipt): string {
  return `${JSON.stringify(receipt, null, 2)}\n`;
}
