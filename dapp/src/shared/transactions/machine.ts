// Every write of the dapp goes through these states; the file is pure, so that each promise can be tested.
import type { Call } from '@patto/protocol/acts/act';
import type { Effect } from '@patto/protocol/acts/effects';

export type TransactionKind =
  'join' | 'rejoin' | 'resign' | 'vetoMove' | 'vote' | 'finalize' | 'endorse' | 'contest';

/**
 * `preparing`: checked against the chain; `signing`: the wallet shows what will be signed; `signed`: the text is
 * signed; `sending`: the wallet is asked to send; `sent`: on its way; `recorded`: in a block; `indexed`: in the lists;
 * `refused`: the person said no in the wallet; `failed`: see the failure.
 */
type TransactionStatus =
  'preparing' | 'signing' | 'signed' | 'sending' | 'sent' | 'recorded' | 'indexed' | 'refused' | 'failed';

/** Why it did not work. */
export interface Failure {
  /**
   * `contract`: the contract refused, with its error in `revert`; `funds`: the account cannot pay the fee;
   * `interrupted`: the page was left while the wallet had not answered; `replaced`: another transaction of the sender took
   * its place; `notFound`: the node has not known it for a while.
   */
  reason:
    | 'contract'
    | 'accountChanged'
    | 'wrongNetwork'
    | 'signedOut'
    | 'unreachable'
    | 'funds'
    | 'interrupted'
    | 'replaced'
    | 'notFound'
    | 'unknown';
  revert?: `0x${string}`;
  /** What the machine said, for whoever helps. */
  detail?: string;
}

export interface TransactionRecord {
  id: string;
  kind: TransactionKind;
  chainId: number;
  /** Of the person in this commons. */
  account: `0x${string}`;
  /** What it is about, to find it again. */
  subject: { commonsId: number; ballotId?: number };
  /** What will be true once it is recorded, for showing it as pending. Only JSON. */
  fact: Record<string, string | number | boolean | number[]>;
  /** Whether a readable text is signed first and the transaction only carries it. */
  signsText: boolean;
  status: TransactionStatus;
  /** Unix milliseconds. */
  startedAt: number;
  changedAt: number;
  /** The browser tab that runs it until it is sent. */
  tab: string;
  call?: Call;
  /** By which it is known to be on the record where its own transaction is not there. */
  effect?: Effect;
  hash?: `0x${string}`;
  /** Who sent the transaction, with which number, as the node tells it. */
  place?: TransactionPlace;
  block?: number;
  /** Whether it is known by its effect alone, so that `hash` is not what brought it. */
  byEffect?: boolean;
  failure?: Failure;
}

/** Of the transactions that take this place, one at most comes on the record. */
export interface TransactionPlace {
  from: `0x${string}`;
  nonce: number;
}

export type TransactionEvent =
  | { type: 'signing' }
  | { type: 'signed'; call: Call }
  | { type: 'sending' }
  | { type: 'sent'; hash: `0x${string}` }
  | { type: 'seen'; place: TransactionPlace }
  | { type: 'recorded'; block: number; byEffect?: boolean }
  | { type: 'indexed' }
  | { type: 'refused' }
  | { type: 'failed'; failure: Failure }
  /** The chain went back and the transaction is on its way again. */
  | { type: 'unrecorded' };

const allowed: Record<TransactionEvent['type'], readonly TransactionStatus[]> = {
  signing: ['preparing'],
  signed: ['preparing', 'signing'],
  sending: ['preparing', 'signed'],
  sent: ['sending'],
  seen: ['sent'],
  recorded: ['sent'],
  indexed: ['recorded'],
  refused: ['preparing', 'signing', 'sending'],
  failed: ['preparing', 'signing', 'signed', 'sending', 'sent'],
  unrecorded: ['recorded'],
};

/**
 * The record after an event, at `at` (unix milliseconds). An event that does not follow changes nothing: two tabs may
 * both follow one transaction.
 */
export function advance(record: TransactionRecord, event: TransactionEvent, at: number): TransactionRecord {
  if (!allowed[event.type].includes(record.status)) return record;
  switch (event.type) {
    case 'signing':
    case 'sending':
    case 'indexed':
      return { ...record, status: event.type, changedAt: at };
    case 'signed':
      return { ...record, status: 'signed', call: event.call, changedAt: at };
    case 'sent':
      return { ...record, status: 'sent', hash: event.hash, changedAt: at };
    case 'seen':
      return { ...record, place: event.place };
    case 'recorded': {
      const { block, byEffect = false } = event;
      return { ...record, status: 'recorded', block, byEffect, changedAt: at };
    }
    case 'unrecorded':
      return { ...record, status: 'sent', changedAt: at };
    case 'refused':
      return { ...record, status: 'refused', changedAt: at };
    case 'failed':
      return { ...record, status: 'failed', failure: event.failure, changedAt: at };
  }
}

export type StepName = 'signed' | 'onItsWay' | 'onTheRecord' | 'inTheIndex';

export interface Step {
  name: StepName;
  state: 'done' | 'now' | 'next' | 'stopped';
}

const stepNames: readonly StepName[] = ['signed', 'onItsWay', 'onTheRecord', 'inTheIndex'];

/** The four steps that people see, with where it stands. */
export function stepsOf(record: TransactionRecord): Step[] {
  const done = doneSteps(record);
  const stopped = record.status === 'refused' || record.status === 'failed';
  return stepNames.map((name, index) => ({
    name,
    state: index < done ? 'done' : index > done ? 'next' : stopped ? 'stopped' : 'now',
  }));
}

function doneSteps(record: TransactionRecord): number {
  switch (record.status) {
    case 'preparing':
    case 'signing':
      return 0;
    case 'signed':
      return 1;
    case 'sending':
      return record.signsText ? 1 : 0;
    case 'sent':
      return 2;
    case 'recorded':
      return 3;
    case 'indexed':
      return 4;
    case 'refused':
    case 'failed':
      if (record.hash !== undefined) return 2;
      return record.signsText && record.call !== undefined ? 1 : 0;
  }
}

/** Whether anything left this device. */
export function wasSent(record: TransactionRecord): boolean {
  return record.hash !== undefined;
}

/** Whether it was sent and never came on the record, so that it can be sent again. */
export function wasLost({ status, failure }: TransactionRecord): boolean {
  return status === 'failed' && (failure?.reason === 'replaced' || failure?.reason === 'notFound');
}

/** Whether it still moves by itself. */
export function isUnderWay(record: TransactionRecord): boolean {
  return !['indexed', 'refused', 'failed'].includes(record.status);
}

/** Whether its fact is to be shown as pending: sent or recorded, and not in the lists yet. */
export function isPendingFact(record: TransactionRecord): boolean {
  return record.status === 'sent' || record.status === 'recorded';
}

/** What these accounts sent from this device and the lists do not show yet, of some kinds, in the order of the records. */
export function pendingFacts(
  records: readonly TransactionRecord[],
  kinds: readonly TransactionKind[],
  accounts: readonly `0x${string}`[],
): readonly TransactionRecord[] {
  return records.filter(
    (record) => isPendingFact(record) && kinds.includes(record.kind) && accounts.includes(record.account),
  );
}

/** Milliseconds after which a step says what may be wrong. */
export const slowAfter = 30_000;

export function isSlow(record: TransactionRecord, now: number): boolean {
  return isUnderWay(record) && now - record.changedAt >= slowAfter;
}

/** Whether the page was left, in this tab, before the wallet answered; nobody waits for that answer any more. */
export function wasInterrupted(record: TransactionRecord, tab: string, now: number): boolean {
  const waitsForWallet = ['preparing', 'signing', 'signed', 'sending'].includes(record.status);
  return waitsForWallet && (record.tab === tab || now - record.changedAt > 600_000);
}
