import { encodeEventTopics, numberToHex, pad, type Hex, type PublicClient } from 'viem';
import { decodeMode, type EncodedMode } from '../ballots/encodedMode.ts';
import type { BallotMode } from '../ballots/mode.ts';
import { phaseOf } from '../ballots/phase.ts';
import { UnknownRule } from '../ballots/resultRule.ts';
import { fetchBlockStamp, lastBlockNotAfter } from '../chain/blocks.ts';
import { fetchLogs } from '../chain/logs.ts';
import { logBytes, type RawLog } from '../chain/rawLog.ts';
import { fetchTransaction } from '../chain/transactions.ts';
import { ballotBoxAbi, membershipAbi, reputationAbi } from '../generated/abis.ts';
import { chainsMembers } from '../members/membersDigest.ts';
import { ballotTopic } from './ballotEvents.ts';
import { recentCarry } from './members.ts';
import { sheetInCall } from './calls.ts';
import type { BallotRecord, RecountContracts, StoredBallot } from './record.ts';

/** Which ballot to fetch, and over which blocks. */
export interface RecordRequest {
  contracts: RecountContracts;
  ballotId: number;
  /** The block from which the contracts are there. */
  fromBlock: number;
  /** The last block to look at; the newest where it is left out. Of older ones only a node that keeps old states can tell. */
  toBlock?: number;
  /** The sheet's bytes, if the caller has them from the ballot's document; else a transaction is asked for them. */
  sheet?: Hex;
}

export interface FetchSettings {
  /** Aborting gives the fetching up, which throws the signal's reason. */
  signal?: AbortSignal;
  onProgress?: (progress: FetchProgress) => void;
}

/** How far the fetching is: in blocks of both contracts for `logs`, in transactions for `transactions`. */
export interface FetchProgress {
  step: 'logs' | 'transactions';
  done: number;
  total: number;
}

/**
 * Why nothing is counted: no such ballot, a rule that came after this reader, or a chain that changed its mind meanwhile. It
 * says nothing of a result.
 */
export class RecountError extends Error {
  readonly reason: 'unknownBallot' | 'unknownRule' | 'reorganised';
  constructor(reason: RecountError['reason'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'RecountError';
    this.reason = reason;
  }
}

/**
 * Fetches all that a recount of one ballot needs, from a node alone.
 * @throws RecountError for an unknown ballot or a reorganisation, the signal's reason where it was given up, and the
 * node's error where it stops answering.
 */
export async function fetchBallotRecord(
  client: PublicClient,
  request: RecordRequest,
  settings: FetchSettings = {},
): Promise<BallotRecord> {
  const { contracts, ballotId, fromBlock } = request;
  const { signal, onProgress } = settings;
  const chainId = await client.getChainId();
  const newest = await fetchBlockStamp(client, request.toBlock);
  const toBlock = newest.number;
  const stored = await readStored(client, request, toBlock);
  const span = toBlock - fromBlock + 1;
  const done = { members: 0, ballot: 0 };
  const watch = (part: keyof typeof done) => (blocks: number) => {
    done[part] = blocks;
    onProgress?.({ step: 'logs', done: done.members + done.ballot, total: 2 * span });
  };
  const over = { fromBlock, toBlock, ...(signal === undefined ? {} : { signal }) };
  const [commonsLogs, ballotLogs, lastBlockAtStart, lastBlockAtEnd, lastBlockBeforeCarries] =
    await Promise.all([
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
      lastBlockNotAfter(client, stored.start, over),
      lastBlockNotAfter(client, stored.end, over),
      lastBlockNotAfter(client, stored.start - recentCarry, over),
    ]);
  const again = await fetchBlockStamp(client, toBlock);
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
    blockHash: newest.hash,
    blockTime: newest.time,
    stored,
    lastBlockAtStart,
    lastBlockAtEnd,
    lastBlockBeforeCarries,
    memberLogs: commonsLogs.filter((log) => !isReputation(log)),
    ballotLogs,
    reputationLogs: commonsLogs.filter(isReputation),
    sheet: request.sheet,
    calls: undefined,
    forwarder: undefined,
    contractAccounts: [],
    unknownAccounts: [],
    bytes: logBytes(commonsLogs) + logBytes(ballotLogs),
  };
  record.sheet ??= await findSheet(client, record, signal);
  return record;
}

async function readStored(
  client: PublicClient,
  { contracts, ballotId }: RecordRequest,
  block: number,
): Promise<StoredBallot> {
  const blockNumber = BigInt(block);
  const at = { address: contracts.ballotBox, abi: ballotBoxAbi, args: [ballotId], blockNumber } as const;
  const phase = phaseOf(await client.readContract({ ...at, functionName: 'phase' }));
  if (phase === undefined) throw new RecountError('unknownBallot', `There is no ballot ${ballotId}`);
  const [ballot, tally, result] = await Promise.all([
    client.readContract({ ...at, functionName: 'ballot' }),
    client.readContract({ ...at, functionName: 'tally' }),
    client.readContract({ ...at, functionName: 'result' }),
  ]);
  const membersDigest = await client.readContract({
    address: contracts.membership,
    abi: membershipAbi,
    functionName: 'membersDigest',
    args: [ballot.commonsId],
    blockNumber,
  });
  const mode = knownMode(ballotId, ballot.mode);
  const { selected, cost, endorsements, tied } = result;
  return { ...ballot, mode, tally, membersDigest, phase, selected, cost, endorsements, tied };
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

/** Any transaction that carried votes or settled the result may hold the sheet. */
async function findSheet(
  client: PublicClient,
  { ballotLogs, contracts, ballotId, stored }: BallotRecord,
  signal: AbortSignal | undefined,
): Promise<Hex | undefined> {
  const carriers = (['ResultProposed', 'ResultEndorsed', 'ResultFinalized', 'VotesCast'] as const).map(
    (name) => ballotTopic(name),
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

function memberTopics(weighted: boolean): Hex[] {
  // All that the digest of members chains, whether rights follow from it or not.
  const topics = membershipAbi.flatMap((item) =>
    item.type === 'event' && chainsMembers(item.name)
      ? encodeEventTopics({ abi: membershipAbi, eventName: item.name })[0]
      : [],
  );
  if (!weighted) return topics;
  const points = ['ReputationAwarded', 'ReputationRevoked'] as const;
  return [...topics, ...points.map((eventName) => encodeEventTopics({ abi: reputationAbi, eventName })[0])];
}

function numberTopic(id: number): Hex {
  return pad(numberToHex(id), { size: 32 });
}
