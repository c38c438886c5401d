import type { RecountReport } from '@patto/protocol/recount/report';

/** What a person keeps of an own count: enough for someone else to repeat it. Big numbers are decimal text in the file. */
export function recountReceipt(
  report: RecountReport,
  context: { chainId: number; ballotBox: `0x${string}`; countedAt: string },
) {
  const { result } = report;
  return {
    kind: 'patto-recount-receipt',
    version: 1,
    ...context,
    ballot: report.ballotId,
    fromBlock: report.fromBlock,
    toBlock: report.toBlock,
    logs: report.logs,
    bytes: report.bytes,
    votes: report.votes,
    members: report.members,
    voteDigest: `0x${report.voteDigest.toString(16).padStart(40, '0')}`,
    tally: report.tally,
    supporters: report.supporters,
    result: {
      state: result.state,
      selected: result.selected,
      cost: result.cost,
      onTheRecord: result.stored ?? null,
    },
    signatures: report.signatures ?? null,
    equal: report.equal,
    differences: report.differences,
  };
}
