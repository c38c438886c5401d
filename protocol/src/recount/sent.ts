import type { Address, Hex } from 'viem';
import { placeOf, type Place } from '../chain/rawLog.ts';
import { ballotEvents } from './ballotEvents.ts';
import { accountOfSigner } from '../signing/signer.ts';
import { voteCallsOf, type VoteCall } from './calls.ts';
import type { BallotRecord } from './record.ts';
import type { LoggedBatch } from './replay.ts';
import type { Differences, SignatureReport } from './report.ts';

/** A signature to check: whether `account` signed these choices. */
export interface SignedVote {
  /** 64 or 65 bytes. */
  signature: Hex;
  /** Of calls in the same transaction that would fit the log as well; one of all must be the member's. */
  others: Hex[];
  choices: bigint;
  account: Address | undefined;
  member: number;
  place: Place;
}

export interface SentVotes {
  /** Still to be recovered, which takes about a millisecond each. */
  signed: SignedVote[];
  /** The same of accounts that may have had code when they voted: a signature of another kind is nobody's fault. */
  perhapsSigned: SignedVote[];
  report: Omit<SignatureReport, 'recovered'>;
}

/** Compares each log with the transaction that brought its votes, and gathers the signatures. */
export function compareSentVotes(
  record: BallotRecord,
  batches: readonly LoggedBatch[],
  differences: Differences,
): SentVotes {
  const sent: SentVotes = { signed: [], perhapsSigned: [], report: { own: 0, byContract: 0, unreadable: 0 } };
  const transactions = new Map((record.calls ?? []).map((call) => [call.hash, call]));
  const contracts = new Set<string>(record.contractAccounts);
  const unknown = new Set<string>(record.unknownAccounts);
  const skipped = skippedByLog(record);
  for (const [hash, group] of byTransaction(batches)) {
    const transaction = transactions.get(hash);
    const calls = transaction === undefined ? [] : voteCallsOf(transaction, record);
    let next = 0;
    group.forEach((batch, position) => {
      const passed = skipped.get(logKey(batch.log.block, batch.log.logIndex + 1)) ?? new Set<number>();
      // Calls without a log counted nothing: all their entries were skipped, or a forwarder let them fail.
      const silent = Math.max(0, calls.length - next - (group.length - position));
      const possible = calls.slice(next, next + silent + 1);
      const fitting = possible.filter((call) => fits(call, batch, passed));
      const call = fitting[0] ?? likeliest(possible, batch, passed);
      compareBatch(batch, call, { fitting, passed, contracts, unknown }, sent, differences);
      next += call === undefined ? 1 : possible.indexOf(call) + 1;
    });
  }
  return sent;
}

/** Whether a call may have made the log: as many votes, the same choices, the same account where the call names one. */
function fits(call: VoteCall, { votes }: LoggedBatch, passed: ReadonlySet<number>): boolean {
  const counted = countedOf(call, passed);
  return (
    counted.length === votes.length &&
    counted.every(({ choices }, position) => choices === votes[position]?.choices) &&
    (senderOf(call) ?? votes[0]?.account) === votes[0]?.account
  );
}

/** Where no call fits: the first with as many votes, else the first. */
function likeliest(calls: readonly VoteCall[], { votes }: LoggedBatch, passed: ReadonlySet<number>) {
  return calls.find((call) => countedOf(call, passed).length === votes.length) ?? calls[0];
}

/** Whose vote a call names, lower case; undefined where only signatures tell. */
function senderOf(call: VoteCall): string | undefined {
  if (call.kind === 'cast') return call.account.toLowerCase();
  return call.kind === 'castFor' ? accountOfSigner(call.signer) : undefined;
}

function compareBatch(
  { log, votes }: LoggedBatch,
  call: VoteCall | undefined,
  around: {
    fitting: readonly VoteCall[];
    passed: ReadonlySet<number>;
    contracts: ReadonlySet<string>;
    unknown: ReadonlySet<string>;
  },
  sent: SentVotes,
  differences: Differences,
): void {
  const place = placeOf(log);
  if (call === undefined) {
    sent.report.unreadable += votes.length;
    return;
  }
  const { fitting, passed, contracts, unknown } = around;
  const counted = countedOf(call, passed);
  const rivals = fitting.filter((other) => other !== call).map((other) => countedOf(other, passed));
  differences.compare('sentVotes', counted.length, votes.length, { place });
  votes.forEach((vote, position) => {
    const choices = counted[position]?.choices;
    if (choices === undefined) return;
    const at = { place: { ...place, position }, member: vote.memberIndex };
    differences.compare('sentChoices', hexOf(choices), hexOf(vote.choices), at);
    const sender = senderOf(call);
    if (sender !== undefined) differences.compare('sender', vote.account, sender, at);
    const signature = counted[position]?.signature;
    if (call.kind === 'cast') sent.report.own++;
    else if (signature === undefined || contracts.has(sender ?? '')) sent.report.byContract++;
    else {
      const others = rivals.flatMap((rival) => rival[position]?.signature ?? []);
      const signed = unknown.has(sender ?? '') ? sent.perhapsSigned : sent.signed;
      signed.push({ signature, others, choices, account: vote.account, ...at });
    }
  });
}

function countedOf(call: VoteCall, passed: ReadonlySet<number>): { choices: bigint; signature?: Hex }[] {
  if (call.kind === 'cast') return [{ choices: call.choices }];
  if (call.kind === 'castBatch') return call.entries.filter((_, position) => !passed.has(position));
  const byKey = call.signer.length === 42 && [130, 132].includes(call.signature.length);
  return [{ choices: call.choices, ...(byKey ? { signature: call.signature } : {}) }];
}

/** The positions that each `VotesSkipped` passed over, by where the log stands. */
function skippedByLog(record: BallotRecord): Map<string, Set<number>> {
  const skipped = new Map<string, Set<number>>();
  for (const { log, args } of ballotEvents(record.ballotLogs, 'VotesSkipped')) {
    const entries = args.entries.slice(2).match(/.{6}/g) ?? [];
    const positions = new Set(entries.map((entry) => parseInt(entry.slice(0, 4), 16)));
    skipped.set(logKey(log.block, log.logIndex), positions);
  }
  return skipped;
}

function byTransaction(batches: readonly LoggedBatch[]): Map<Hex, LoggedBatch[]> {
  const groups = new Map<Hex, LoggedBatch[]>();
  for (const batch of batches) {
    const group = groups.get(batch.log.transaction);
    if (group === undefined) groups.set(batch.log.transaction, [batch]);
    else group.push(batch);
  }
  return groups;
}

function logKey(block: number, logIndex: number): string {
  return `${block}/${logIndex}`;
}

function hexOf(word: bigint): string {
  return `0x${word.toString(16)}`;
}
