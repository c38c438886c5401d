import { encodeEventTopics, numberToHex, pad, type Address, type Hex, type PublicClient } from 'viem';
import { decodeMode, type EncodedMode } from '../ballots/encodedMode.ts';
import type { BallotMode } from '../ballots/mode.ts';
import { phaseOf } from '../ballots/phase.ts';
import { UnknownRule } from '../ballots/resultRule.ts';
import { ballotBoxAbi, membershipAbi, reputationAbi } from '../generated/abis.ts';
import { ballotTopic } from './ballotEvents.ts';
import { accountOfSigner, sheetInCall, voteCallsOf } from './calls.ts';
import { fetchLogs, logBytes } from '../chain/logs.ts';
import type { BallotRecord, RawLog, RecountContracts, StoredBallot, VoteTransaction } from './record.ts';

export interface RecordRequest {
  contracts: RecountContracts;
  ballotId: number;
  /** The block from which the contracts are there. */
  fromBlock: number;
  /** The last block to look at; the newest where it is left out. */
  toBlock?: number;
  /** The sheet's bytes, if the caller has them from the ballot's document; else a transaction is asked for them. */
  sheet?: Hex;
}

export interface FetchSettings {
  signal?: AbortSignal;
  onProgress?: (progress: FetchProgress) => void;
}

export type FetchProgress =
  { step: 'logs'; done: number; total: number } | { step: 'transactions'; done: number; total: number };

export class RecountError extends Error {
  readonly reason: 'unknownBallot' | 'unknownRule' | 'reorganised';
  constructor(reason: RecountError['reason'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'RecountError';
    this.reason = reason;
  }
}

/** Requests under way at once. */
const atOnce = 24;

/** Fetches all that a recount of one ballot needs, from a node alone. */
export async function fetchBallotRecord(
  client: PublicClient,
  request: RecordRequest,
  settings: FetchSettings = {},
): Promise<BallotRecord> {
  const { contracts, ballotId, fromBlock } = request;
  const { signal, onProgress } = settings;
  const chainId = await client.getChainId();
  const newest = await client.getBlock(
    request.toBlock === undefined ? { blockTag: 'latest' } : { blockNumber: BigInt(request.toBlock) },
  );
  const toBlock = Number(newest.number);
  const stored = await readStored(client, request, newest.number);
  const span = toBlock - fromBlock + 1;
  const done = { members: 0, ballot: 0 };
  const watch = (part: keyof typeof done) => (blocks: number) => {
    done[part] = blocks;
    onProgress?.({ step: 'logs', done: done.members + done.ballot, total: 2 * span });
  };
  const over = { fromBlock, toBlock, ...(signal === undefined ? {} : { signal }) };
  const [commonsLogs, ballotLogs, lastBlockAtStart, lastBlockAtEnd] = await Promise.all([
    fetchLogs(client, {
      ...over,
      address: stored.mode.weighted ? [contracts.membership, contracts.reputation] : contracts.membership,
      topics: [memberTopics(stored.mode.weighted), numberTopic(stored.commonsId)],
      onProgress: watch('members'),
    }),
    fetchLogs(client, {
      ...over,
      address: contracts.ballotBox,
      topics: [null, numberTopic(ballotId)],
      onProgress: watch('ballot'),
    }),
    lastBlockNotAfter(client, stored.start, fromBlock, toBlock),
    lastBlockNotAfter(client, stored.end, fromBlock, toBlock),
  ]);
  const again = await client.getBlock({ blockNumber: newest.number });
  if (again.hash !== newest.hash) {
    throw new RecountError(
      'reorganised',
      `The chain replaced block ${toBlock} during the recount: try again`,
    );
  }
  const isReputation = (log: RawLog) => log.address.toLowerCase() === contracts.reputation.toLowerCase();
  const record: BallotRecord = {
    chainId,
    contracts,
    ballotId,
    fromBlock,
    toBlock,
    stored,
    lastBlockAtStart,
    lastBlockAtEnd,
    memberLogs: commonsLogs.filter((log) => !isReputation(log)),
    ballotLogs,
    reputationLogs: commonsLogs.filter(isReputation),
    sheet: request.sheet,
    calls: undefined,
    forwarder: undefined,
    contractAccounts: [],
    bytes: logBytes(commonsLogs) + logBytes(ballotLogs),
  };
  record.sheet ??= await findSheet(client, record, signal);
  return record;
}

/** The same record with the transactions that carried its votes. */
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
  const calls = await inSlices(wanted, (hash) => fetchTransaction(client, hash), signal, fetched);
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
  const codes = await inSlices(brought, (account) => hasCode(client, account, record.toBlock), signal);
  const contractAccounts = brought.filter((_, i) => codes[i]).map(({ address }) => address);
  const bytes = calls.reduce((sum, { input }) => sum + (input.length - 2) / 2, 0);
  return { ...record, calls, forwarder, contractAccounts, bytes: record.bytes + bytes };
}

/**
 * Whether an account has code at present or had it when it voted: code comes and goes with EIP-7702. Of the past only a
 * node that keeps old states can tell.
 */
async function hasCode(
  client: PublicClient,
  { address, block }: { address: Address; block: number },
  toBlock: number,
): Promise<boolean> {
  const codeAt = (at: number) => client.getCode({ address, blockNumber: BigInt(at) });
  if ((await codeAt(toBlock)) !== undefined) return true;
  return (await codeAt(block).catch(() => undefined)) !== undefined;
}

/** Asks for many things, some at a time, in their order. */
async function inSlices<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
  signal: AbortSignal | undefined,
  onProgress?: (done: number) => void,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < items.length; at += atOnce) {
    signal?.throwIfAborted();
    answers.push(...(await Promise.all(items.slice(at, at + atOnce).map(ask))));
    onProgress?.(answers.length);
  }
  return answers;
}

async function readStored(
  client: PublicClient,
  { contracts, ballotId }: RecordRequest,
  blockNumber: bigint,
): Promise<StoredBallot> {
  const at = { address: contracts.ballotBox, abi: ballotBoxAbi, args: [ballotId], blockNumber } as const;
  const phase = phaseOf(await client.readContract({ ...at, functionName: 'phase' }));
  if (phase === undefined) throw new RecountError('unknownBallot', `There is no ballot ${ballotId}`);
  const [ballot, tally, result] = await Promise.all([
    client.readContract({ ...at, functionName: 'ballot' }),
    client.readContract({ ...at, functionName: 'tally' }),
    client.readContract({ ...at, functionName: 'result' }),
  ]);
  const mode = knownMode(ballotId, ballot.mode);
  return { ...ballot, mode, tally, phase, selected: result.selected, cost: result.cost };
}

/** A ballot whose rule this reader does not know is not counted at all rather than by another rule. */
function knownMode(ballotId: number, mode: EncodedMode): BallotMode {
  try {
    return decodeMode(mode);
  } catch (error) {
    if (!(error instanceof UnknownRule)) throw error;
    throw new RecountError('unknownRule', `Ballot ${ballotId} cannot be counted. ${error.message}`, error);
  }
}

/** The last block of a range whose time is not after `seconds`; one before the range where there is none. */
async function lastBlockNotAfter(
  client: PublicClient,
  seconds: number,
  from: number,
  to: number,
): Promise<number> {
  let low = from - 1;
  let high = to;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const { timestamp } = await client.getBlock({ blockNumber: BigInt(middle) });
    if (timestamp <= BigInt(seconds)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Any transaction that carried votes or settled the result may hold the sheet. */
async function findSheet(
  client: PublicClient,
  { ballotLogs, contracts, ballotId, stored }: BallotRecord,
  signal: AbortSignal | undefined,
): Promise<Hex | undefined> {
  const carriers = (['ResultProposed', 'ResultFinalized', 'VotesCast'] as const).map((name) =>
    ballotTopic(name),
  );
  const seen = new Set<Hex>();
  for (const topic of carriers) {
    for (const log of ballotLogs) {
      if (log.topics[0] !== topic || seen.has(log.transaction)) continue;
      signal?.throwIfAborted();
      seen.add(log.transaction);
      const transaction = await fetchTransaction(client, log.transaction);
      const sheet = sheetInCall(transaction, contracts.ballotBox, ballotId, stored.sheetDigest);
      if (sheet !== undefined) return sheet;
    }
  }
  return undefined;
}

async function fetchTransaction(client: PublicClient, hash: Hex): Promise<VoteTransaction> {
  const { from, to, input } = await client.getTransaction({ hash });
  return { hash, from, to, input };
}

function memberTopics(weighted: boolean): Hex[] {
  const names = ['MembersJoined', 'MemberLeft', 'MemberRejoined', 'MemberMoved'] as const;
  const topics = names.map((eventName) => encodeEventTopics({ abi: membershipAbi, eventName })[0]);
  if (!weighted) return topics;
  const points = ['ReputationAwarded', 'ReputationRevoked'] as const;
  return [...topics, ...points.map((eventName) => encodeEventTopics({ abi: reputationAbi, eventName })[0])];
}

function numberTopic(id: number): Hex {
  return pad(numberToHex(id), { size: 32 });
}
