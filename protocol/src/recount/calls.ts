import {
  AbiFunctionSignatureNotFoundError,
  concat,
  decodeFunctionData,
  keccak256,
  type Address,
  type Hex,
} from 'viem';
import { ballotBoxAbi, forwarderAbi } from '../generated/abis.ts';
import { decodeBatch, VoteError, type BatchEntry } from '../ballots/vote.ts';
import type { BallotMode } from '../ballots/mode.ts';
import type { SentTransaction } from '../chain/transactions.ts';
import type { BallotRecord } from './record.ts';

/** One call that brought votes to a ballot. */
export type VoteCall =
  | { kind: 'cast'; account: Address; choices: bigint }
  | { kind: 'castFor'; signer: Hex; signature: Hex; choices: bigint }
  | { kind: 'castBatch'; entries: { signature: Hex; choices: bigint }[] };

/**
 * The calls of a transaction that brought votes to this ballot; none where some may have come by a way that cannot be read,
 * for then no call can be told to be the one that counted.
 */
export function voteCallsOf(
  transaction: SentTransaction,
  { contracts, forwarder, ballotId, stored: { mode } }: BallotRecord,
): VoteCall[] {
  if (!isReadable(transaction, contracts.ballotBox, forwarder)) return [];
  const calls = innerCalls(transaction, contracts.ballotBox).map(({ from, data }) => ({
    from,
    call: decodeBallotCall(data),
  }));
  // The contract may have understood what we cannot: then no other call can be told to be the one that counted.
  if (calls.some(({ call }) => call === 'unreadable')) return [];
  return calls.flatMap(({ from, call }): VoteCall[] => {
    if (call === undefined || call === 'unreadable') return [];
    switch (call.functionName) {
      case 'cast': {
        const [ballot, choices] = call.args;
        return ballot === ballotId ? [{ kind: 'cast', account: from, choices }] : [];
      }
      case 'castFor': {
        const [ballot, choices, signer, signature] = call.args;
        return ballot === ballotId ? [{ kind: 'castFor', signer, signature, choices }] : [];
      }
      case 'castBatch': {
        const [ballot, entries] = call.args;
        return ballot === ballotId ? [{ kind: 'castBatch', entries: entriesOf(entries, mode) }] : [];
      }
      default:
        return [];
    }
  });
}

/**
 * Whether all calls that a transaction made of the ballot box stand in its data. Any contract may have functions that read
 * like the forwarder's; only the forwarder does what they say. It may pass on calls of other contracts, itself included, and
 * refund value to one, and what those do in turn nobody can read.
 */
function isReadable(
  { to, input }: SentTransaction,
  ballotBox: Address,
  forwarder: Address | undefined,
): boolean {
  if (isSame(to, ballotBox)) return true;
  if (forwarder === undefined || !isSame(to, forwarder)) return false;
  const requests = forwardedRequests(input);
  return requests?.every((request) => isSame(request.to, ballotBox) && request.value === 0n) ?? false;
}

function isSame(one: Address | null, other: Address): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

/** The entries of a batch; none where the bytes are no whole entries, which a forwarder can have let fail. */
function entriesOf(entries: Hex, mode: BallotMode): BatchEntry[] {
  try {
    return decodeBatch(entries, mode);
  } catch (error) {
    if (error instanceof VoteError) return [];
    throw error;
  }
}

/** The sheet that a transaction carried to this ballot, if it is the one of this digest. */
export function sheetInCall(
  transaction: SentTransaction,
  ballotBox: Address,
  ballotId: number,
  sheetDigest: Hex,
): Hex | undefined {
  for (const { data } of innerCalls(transaction, ballotBox)) {
    const call = decodeBallotCall(data);
    const sheet = call === 'unreadable' ? undefined : sheetOfCall(call, ballotId);
    if (sheet !== undefined && sheet !== '0x' && keccak256(sheet) === sheetDigest) return sheet;
  }
  return undefined;
}

function sheetOfCall(
  call: Exclude<ReturnType<typeof decodeBallotCall>, 'unreadable'>,
  ballotId: number,
): Hex | undefined {
  switch (call?.functionName) {
    case 'castBatch':
      return call.args[0] === ballotId ? call.args[2] : undefined;
    case 'castFor':
      return call.args[0] === ballotId ? call.args[4] : undefined;
    case 'finalize':
      return call.args[0] === ballotId ? call.args[1] : undefined;
    case 'endorse':
      return call.args[0] === ballotId ? call.args[3] : undefined;
    case 'endorseFor':
      return call.args[0] === ballotId ? call.args[4] : undefined;
    default:
      return undefined;
  }
}

/** Calls to the ballot box: the transaction's own, or those that a forwarder passed on for others. */
function innerCalls(
  { from, to, input }: SentTransaction,
  ballotBox: Address,
): { from: Address; data: Hex }[] {
  if (isSame(to, ballotBox)) return [{ from, data: input }];
  return (
    (forwardedRequests(input) ?? [])
      .filter((request) => isSame(request.to, ballotBox))
      // As the forwarder does it: whom it speaks for stands behind the data, and may be read as part of it.
      .map(({ from: signer, data }) => ({ from: signer, data: concat([data, signer]) }))
  );
}

/** What a forwarder is asked to pass on; undefined where the data asks for nothing of the kind. */
function forwardedRequests(input: Hex) {
  try {
    const call = decodeFunctionData({ abi: forwarderAbi, data: input });
    if (call.functionName === 'execute') return [call.args[0]];
    return call.functionName === 'executeBatch' ? call.args[0] : undefined;
  } catch {
    return undefined;
  }
}

/** A call of the ballot box; undefined where it has no such function. */
function decodeBallotCall(data: Hex) {
  try {
    return decodeFunctionData({ abi: ballotBoxAbi, data });
  } catch (error) {
    return error instanceof AbiFunctionSignatureNotFoundError ? undefined : ('unreadable' as const);
  }
}
