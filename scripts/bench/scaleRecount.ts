// A process of its own for the recount, so that its memory is measured alone:
// node scripts/bench/scaleRecount.ts NETWORK-JSON BALLOT
import { createPublicClient, http } from 'viem';
import { fetchBallotRecord } from '@patto/protocol/recount/fetchRecord';
import { verifyRecord } from '@patto/protocol/recount/verify';
import type { RecountContracts } from '@patto/protocol/recount/record';

/** What to recount, from the command line. */
export interface RecountTask {
  rpcUrl: string;
  contracts: RecountContracts;
  fromBlock: number;
  ballotId: number;
}

/** What it took. */
export interface RecountFigures {
  equal: boolean;
  votes: number;
  bytes: number;
  downloadSeconds: number;
  countSeconds: number;
  peakMemoryBytes: number;
}

const { rpcUrl, ...request } = JSON.parse(process.argv[2] ?? '') as RecountTask;
const client = createPublicClient({ transport: http(rpcUrl, { timeout: 120_000 }) });
const started = performance.now();
const record = await fetchBallotRecord(client, request);
const downloaded = performance.now();
const report = await verifyRecord(record, 'skip');
const figures: RecountFigures = {
  equal: report.equal,
  votes: report.votes,
  bytes: record.bytes,
  downloadSeconds: (downloaded - started) / 1000,
  countSeconds: (performance.now() - downloaded) / 1000,
  peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
};
process.stdout.write(JSON.stringify(figures));
