// What became of a transaction that was sent, by what the chain's node tells and by nothing else.
import * as v from 'valibot';
import { Hex } from '../chain/hex.ts';
import { callRpc, Quantity, RpcError } from '../chain/rpc.ts';
import type { TransactionPlace, TransactionRecord } from './machine.ts';

/** A transaction with the hash that the wallet gave. */
export type SentTransaction = Pick<TransactionRecord, 'id' | 'block' | 'byEffect' | 'effect' | 'place'> & {
  hash: `0x${string}`;
};

export type Evidence =
  /** It is in this block, and did what it should or was refused there. */
  | { is: 'recorded' | 'reverted'; block: number }
  /** What it should bring about holds at this block, though its own transaction is not there: another brought it. */
  | { is: 'effect'; block: number }
  /** Another transaction of its sender took its place, to no such effect. */
  | { is: 'replaced' }
  /** The node has it and waits for a block. */
  | { is: 'waiting'; place: TransactionPlace }
  /** The node does not know it. */
  | { is: 'unknown' }
  /** The node does not answer. */
  | { is: 'silence' };

const Receipt = v.nullable(
  v.object({
    blockNumber: Quantity,
    status: v.pipe(
      v.string(),
      v.transform((status) => status === '0x1'),
    ),
  }),
);

const Transaction = v.nullable(v.object({ from: Hex, nonce: Quantity }));

export async function evidenceOf(sent: SentTransaction): Promise<Evidence> {
  try {
    return await ask(sent);
  } catch (error) {
    if (error instanceof RpcError) return { is: 'silence' };
    throw error;
  }
}

/** Whether something that was on the record no longer is: false too where the node does not answer. */
export async function isGone(sent: SentTransaction): Promise<boolean> {
  try {
    return sent.byEffect === true ? !(await hasEffect(sent)) : (await receiptOf(sent)) === null;
  } catch (error) {
    if (error instanceof RpcError) return false;
    throw error;
  }
}

async function ask(sent: SentTransaction): Promise<Evidence> {
  const receipt = await receiptOf(sent);
  if (receipt !== null) return inBlock(receipt);
  const transaction = await callRpc('eth_getTransactionByHash', [sent.hash], Transaction);
  const place = transaction ?? sent.place;
  const [effect, placeTaken] = await Promise.all([hasEffect(sent), isTaken(place)]);
  if (effect || placeTaken) {
    // A block may have come between the questions, with the transaction in it; the effect holds at the latest of them.
    const block = await callRpc('eth_blockNumber', [], Quantity);
    const late = await receiptOf(sent);
    if (late !== null) return inBlock(late);
    return effect ? { is: 'effect', block } : { is: 'replaced' };
  }
  return transaction === null ? { is: 'unknown' } : { is: 'waiting', place: transaction };
}

function inBlock({ status, blockNumber }: NonNullable<v.InferOutput<typeof Receipt>>): Evidence {
  return { is: status ? 'recorded' : 'reverted', block: blockNumber };
}

function receiptOf({ hash }: SentTransaction): Promise<v.InferOutput<typeof Receipt>> {
  return callRpc('eth_getTransactionReceipt', [hash], Receipt);
}

async function hasEffect({ effect }: SentTransaction): Promise<boolean> {
  if (effect === undefined) return false;
  const { to, data, answer } = effect;
  return (await callRpc('eth_call', [{ to, data }, 'latest'], Hex)) === answer;
}

/** Whether the sender's transaction of this number is in a block. */
async function isTaken(place: TransactionPlace | undefined): Promise<boolean> {
  if (place === undefined) return false;
  return (await callRpc('eth_getTransactionCount', [place.from, 'latest'], Quantity)) > place.nonce;
}
