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

/**
 * Whether an account has code at present or had it when it voted: code comes and goes with EIP-7702. Of the past only a
 * node that keeps old states can tell.
 */
async function codeOf(
  client: PublicClient,
  { address, block }: { address: Address; block: number },
  toBlock: number,
): Promise<Code> {
  const codeAt = async (at: number): Promise<Code> =>
    (await client.getCode({ address, blockNumber: BigInt(at) })) === undefined ? 'none' : 'some';
  if ((await codeAt(toBlock)) === 'some') return 'some';
  return codeAt(block).catch(() => 'unknown');
}
