import { phaseOf, type BallotPhase } from '@patto/protocol/ballots/phase';
import { ballotBoxAbi, membershipAbi } from '@patto/protocol/generated/abis';
import { unpackMember, type Member } from '@patto/protocol/members/member';
import { boxOf, contractsOf, findBox } from '@patto/protocol/network/ballotBoxes';
import { ballotEvents, ballotTopic } from '@patto/protocol/recount/ballotEvents';
import * as v from 'valibot';
import { type Address, type Hex, numberToHex } from 'viem';
import { Hex as HexText } from '../../shared/chain/hex.ts';
import { readContract } from '../../shared/chain/readContract.ts';
import { callRpc, Quantity } from '../../shared/chain/rpc.ts';
import { config } from '../../shared/start/config.ts';

/** What the contract itself says of a ballot; what decides a signature comes from here and never from the index. */
export interface ChainBallot {
  commonsId: number;
  /** Unix seconds. */
  start: number;
  end: number;
  phase: BallotPhase;
  sheetDigest: Hex;
  optionCount: number;
  votes: number;
}

/** What the contracts say of an account in one ballot; `joinedAt` is 0 for one that never was a member. */
export interface Voter extends Omit<Member, 'steward' | 'carried'> {
  voted: boolean;
}

/** Who never was a member. */
const nobody = {
  index: 0,
  joinedAt: 0,
  leftAt: 0,
  previous: undefined,
  moved: false,
  lost: false,
  ended: false,
  keepsVote: false,
} as const;

/** One ballot from the contract; null where there is none of this number. */
export async function readChainBallot(number: number): Promise<ChainBallot | null> {
  const box = findBox(config(), number);
  if (box === undefined) return null;
  const contract = { address: box.address, abi: ballotBoxAbi } as const;
  // Asked together: where there is no such ballot, the second answer is a refusal that does not matter.
  const reading = readContract({ ...contract, functionName: 'ballot', args: [number] });
  reading.catch(() => undefined);
  const phase = phaseOf(await readContract({ ...contract, functionName: 'phase', args: [number] }));
  if (phase === undefined) return null;
  const ballot = await reading;
  const { commonsId, start, end, sheetDigest, votes, mode } = ballot;
  return { commonsId, start, end, phase, sheetDigest, votes, optionCount: mode.optionCount };
}

/** What the event says by which a ballot was opened. */
export interface Opening {
  metadataDigest: Hex;
}

const Log = v.object({
  address: HexText,
  topics: v.array(HexText),
  data: HexText,
  blockNumber: Quantity,
  transactionHash: HexText,
  logIndex: Quantity,
});

/**
 * The opening of a ballot as the chain's node tells it; null where there is none in this block. The index only says where to
 * look: were it wrong about that, nothing would be found.
 */
export async function readOpening(number: number, block: number): Promise<Opening | null> {
  const { address } = boxOf(config(), number);
  const at = numberToHex(block);
  const topics = [ballotTopic('BallotOpened'), numberToHex(number, { size: 32 })];
  const filter = { address, topics, fromBlock: at, toBlock: at };
  const logs = await callRpc('eth_getLogs', [filter], v.array(Log));
  const raw = logs.map(({ blockNumber, transactionHash, ...log }) => ({
    ...log,
    block: blockNumber,
    transaction: transactionHash,
  }));
  const [opening] = ballotEvents(raw, 'BallotOpened').filter(({ args }) => args.ballotId === number);
  return opening === undefined ? null : { metadataDigest: opening.args.metadataDigest };
}

/** What the contracts say of an account in one ballot. */
export async function readVoter(ballot: number, commonsId: number, account: Address): Promise<Voter> {
  const { membership, ballotBox } = contractsOf(config(), ballot);
  const word = await readContract({
    address: membership,
    abi: membershipAbi,
    functionName: 'member',
    args: [commonsId, account],
  });
  const member = unpackMember(word);
  if (member === undefined) return { ...nobody, voted: false };
  const voted = await readContract({
    address: ballotBox,
    abi: ballotBoxAbi,
    functionName: 'hasVoted',
    args: [ballot, member.index],
  });
  return { ...member, voted };
}
