import type { Address, PublicClient } from 'viem';
import { inSlices } from '../chain/inSlices.ts';
import { fetchTransaction } from '../chain/transactions.ts';
import { ballotBoxAbi } from '../generated/abis.ts';
import { ballotTopic } from './ballotEvents.ts';
import { accountOfSigner } from '../signing/signer.ts';
import { voteCallsOf } from './calls.ts';
import type { FetchSettings } from './fetchRecord.ts';
import type { BallotRecord } from './record.ts';

/**
 * The same record with the transactions that carried its votes.
 * @throws The signal's reason where it was given up, and the node's error where it stops answering.
 */
export async function withVoteTransactions(
  client: PublicClient,
  record: BallotRecord,
  settings: FetchSettings = {},
): Promise<BallotRecord> {
  const { signal, onProgress } = settings;
  const votesCast = ballotTopic('VotesCast');
  const hashes = record.ballotLogs
    .filter(({ topics }) => topics[0] === votesCast)
    .map((log) => log.transaction);
  const wanted = [...new Set(hashes)];
  const fetched = (done: number) => onProgress?.({ step: 'transactions', done, total: wanted.length });
  const calls = await inSlices(wanted, (hash) => fetchTransaction(client, hash), {
    signal,
    onProgress: fetched,
  });
  const forwarder = await client.readContract({
    address: record.contracts.ballotBox,
    abi: ballotBoxAbi,
    functionName: 'trustedForwarder',
  });
  const voted = new Map(record.ballotLogs.map((log) => [log.transaction, log.block]));
  const brought = calls.flatMap((call) =>
    voteCallsOf(call, { ...record, forwarder }).flatMap((vote) =>
      vote.kind === 'castFor'
        ? [{ address: accountOfSigner(vote.signer), block: voted.get(call.hash) ?? record.toBlock }]
        : [],
    ),
  );
  const codes = await inSlices(brought, (account) => codeOf(client, account, record.toBlock), { signal });
  const accountsWith = (code: Code) =>
    brought.filter((_, i) => codes[i] === code).map(({ address }) => address);
  const bytes = calls.reduce((sum, { input }) => sum + (input.length - 2) / 2, 0);
  return {
    ...record,
    calls,
    forwarder,
    contractAccounts: accountsWith('some'),
    unknownAccounts: accountsWith('unknown'),
    bytes: record.bytes + bytes,
  };
}

type Code = 'some' | 'none' | 'unknown';

/** Whose vote somebody else brought, lower case, and in which block. */
interface Brought {
  address: Address;
  block: number;
}

/**
 * Whether an account has code at present or had it when it voted: code comes and goes with EIP-7702, even within the block of
 * the vote. Of the past only a node that keeps old states can tell.
 */
async function codeOf(client: PublicClient, brought: Brought, toBlock: number): Promise<Code> {
  const { address, block } = brought;
  const codeAt = async (at: number): Promise<Code> =>
    (await client.getCode({ address, blockNumber: BigInt(at) })) === undefined ? 'none' : 'some';
  if ((await codeAt(toBlock)) === 'some') return 'some';
  try {
    if ((await codeAt(block)) === 'some') return 'some';
    return (await mayHaveChangedCode(client, brought, toBlock)) ? 'unknown' : 'none';
  } catch {
    return 'unknown';
  }
}

/**
 * Whether an account that has no code after a block may have had some within it. Who sets or clears an account's code uses up
 * one of its nonces, so that in such a block it has more new ones than transactions.
 */
async function mayHaveChangedCode(
  client: PublicClient,
  { address, block }: Brought,
  toBlock: number,
): Promise<boolean> {
  const nonceAt = (at: number) => client.getTransactionCount({ address, blockNumber: BigInt(at) });
  // Most of those whose votes others bring never sent anything: then one question is enough.
  if ((await nonceAt(toBlock)) === 0) return false;
  const [before, after] = await Promise.all([nonceAt(block - 1), nonceAt(block)]);
  if (before === after) return false;
  const { transactions } = await client.getBlock({ blockNumber: BigInt(block), includeTransactions: true });
  const sent = transactions.filter(({ from }) => from.toLowerCase() === address).length;
  return after - before !== sent;
}
