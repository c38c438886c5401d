import { hexToBytes, keccak256, type Hex } from 'viem';
import { encodeMode } from '../ballots/encodedMode.ts';
import { bitsPerOption, type BallotMode } from '../ballots/mode.ts';
import { decodeSheet, SheetError } from '../ballots/sheet.ts';
import { profileOf, supportersOf, tallyOf } from '../ballots/rules/profile.ts';
import { voteDigestHex } from '../ballots/voteDigest.ts';
import { logDigest } from '../chain/logDigest.ts';
import { membersDigestOf } from '../members/membersDigest.ts';
import { ballotEvents } from './ballotEvents.ts';
import type { BallotRecord } from './record.ts';
import { replay, type LoggedBatch, type LoggedVote } from './replay.ts';
import { Differences, type Difference, type RecountReport, type SignatureReport } from './report.ts';
import { recountResult } from './result.ts';
import { compareSentVotes, type SignedVote } from './sent.ts';
import { checkSignatures, type SigningContext } from './signatures.ts';

/** Checks the signatures of a ballot; the plain one is `checkSignatures`, another may share the work among threads. */
export type SignatureCheck = (context: SigningContext, votes: readonly SignedVote[]) => Promise<Difference[]>;

/**
 * Counts a fetched ballot again and says whether, and where, the chain's statements differ from the count. With the
 * record's calls each vote is compared with what was sent, and with `signatures` with who signed it.
 */
export async function verifyRecord(
  record: BallotRecord,
  signatures: SignatureCheck | 'skip' = checkSignatures,
): Promise<RecountReport> {
  return (await verifyVotes(record, signatures)).report;
}

/** The same, together with the votes that were counted, in the chain's order. */
export async function verifyVotes(
  record: BallotRecord,
  signatures: SignatureCheck | 'skip' = checkSignatures,
): Promise<{ report: RecountReport; votes: LoggedVote[] }> {
  const differences = new Differences();
  const { stored } = record;
  const sheet = readableSheet(record, differences);
  compareOpening(record, differences);
  const { batches, voteDigest, members, carried } = replay(record, differences);
  const membersDigest = voteDigestHex(membersDigestOf(record.memberLogs));
  differences.compare('membersDigest', voteDigestHex(stored.membersDigest), membersDigest);
  differences.compare('voteDigest', voteDigestHex(stored.voteDigest), voteDigestHex(voteDigest));
  const votes = batches.flatMap((batch) => batch.votes);
  differences.compare('voteCount', stored.votes, votes.length);

  // Points of unknown options have no counter; the vote that names them is reported already.
  const word = BigInt(stored.mode.optionCount * bitsPerOption(stored.mode));
  const inRange = votes.filter(({ choices }) => choices >> word === 0n);
  const profile = profileOf(inRange, stored.mode);
  const tally = tallyOf(profile);
  tally.forEach((points, option) => differences.compare('tally', stored.tally[option], points, { option }));
  const result = recountResult({ ...record, sheet }, profile, voteDigest, differences);

  const signatureReport = await compareSignatures({ ...record, sheet }, batches, signatures, differences);
  const report: RecountReport = {
    signatures: signatureReport,
    equal: differences.count === 0,
    differences: differences.list,
    differenceCount: differences.count,
    chainId: record.chainId,
    contracts: record.contracts,
    ballotId: record.ballotId,
    commonsId: stored.commonsId,
    mode: stored.mode,
    phase: stored.phase,
    votes: votes.length,
    members,
    carriedVotes: carried,
    voteDigest,
    sheetDigest: stored.sheetDigest,
    tally,
    supporters: supportersOf(profile),
    result,
    sheet,
    fromBlock: record.fromBlock,
    toBlock: record.toBlock,
    blockHash: record.blockHash,
    blockTime: record.blockTime,
    logDigest: [record.memberLogs, record.reputationLogs].reduce(
      (digest, logs) => logDigest(logs, digest),
      logDigest(record.ballotLogs),
    ),
    logs: record.ballotLogs.length + record.memberLogs.length + record.reputationLogs.length,
    bytes: record.bytes,
  };
  return { report, votes };
}

/** The sheet, unless the contract took one that breaks the rules of sheets: then nobody can count by it. */
function readableSheet({ sheet, stored }: BallotRecord, differences: Differences): Hex | undefined {
  if (sheet === undefined) return undefined;
  differences.compare('sheetDigest', stored.sheetDigest, keccak256(sheet));
  const expected = `a sheet of ${stored.mode.optionCount} options within the rules`;
  try {
    const { length } = decodeSheet(hexToBytes(sheet)).options;
    if (length === stored.mode.optionCount) return sheet;
    differences.add({ kind: 'sheetDigest', expected, found: `${length} options` });
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    differences.add({ kind: 'sheetDigest', expected, found: error.message });
  }
  return undefined;
}

/** The opening's log against what is stored. */
function compareOpening({ ballotLogs, stored }: BallotRecord, differences: Differences): void {
  const [opened] = ballotEvents(ballotLogs, 'BallotOpened');
  if (opened === undefined) {
    differences.add({ kind: 'opening', expected: 'a log of the opening', found: 'none' });
    return;
  }
  const { args, place } = opened;
  const compare = (field: string, expected: unknown, found: unknown) =>
    differences.compare('opening', expected, found, { field, place });
  compare('commonsId', stored.commonsId, args.commonsId);
  compare('start', stored.start, args.start);
  compare('end', stored.end, args.end);
  compare('sheetDigest', stored.sheetDigest, args.sheetDigest);
  const mode = encodeMode(stored.mode);
  for (const field of Object.keys(mode) as (keyof BallotMode)[]) {
    compare(field, mode[field], args.mode[field]);
  }
}

async function compareSignatures(
  record: BallotRecord,
  batches: readonly LoggedBatch[],
  check: SignatureCheck | 'skip',
  differences: Differences,
): Promise<SignatureReport | undefined> {
  if (record.calls === undefined) return undefined;
  const { signed, perhapsSigned, report } = compareSentVotes(record, batches, differences);
  const { chainId, contracts, ballotId, sheet, stored } = record;
  if (check === 'skip' || sheet === undefined) return { ...report, recovered: 0 };
  const context = { chainId, contracts, ballotId, sheet, mode: stored.mode };
  for (const difference of await check(context, signed)) differences.add(difference);
  const open = perhapsSigned.length === 0 ? 0 : (await check(context, perhapsSigned)).length;
  return {
    ...report,
    recovered: signed.length + perhapsSigned.length - open,
    unreadable: report.unreadable + open,
  };
}
