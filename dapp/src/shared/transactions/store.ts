import { useMemo, useSyncExternalStore } from 'react';
import * as v from 'valibot';
import { config } from '../start/config.ts';
import { advance, type TransactionEvent, type TransactionRecord } from './machine.ts';

const storageKey = 'patto.transactions';
const most = 100;

const Records = v.array(
  v.custom<TransactionRecord>(
    (value) => typeof value === 'object' && value !== null && 'id' in value && 'status' in value,
  ),
);

let storageWorks = true;
let records: readonly TransactionRecord[] = readStorage();
const listeners = new Set<() => void>();

// Another tab moved on.
window.addEventListener('storage', (event) => {
  if (event.key === storageKey) replace(readStorage());
});

/** This tab, over reloads. */
export const tabId: string = sessionStorage.getItem('patto.tab') ?? crypto.randomUUID();
sessionStorage.setItem('patto.tab', tabId);

export function allTransactions(): readonly TransactionRecord[] {
  return records;
}

export function findTransaction(id: string): TransactionRecord | undefined {
  return records.find((record) => record.id === id);
}

export function addTransaction(record: TransactionRecord): void {
  write([record, ...latest()].slice(0, most));
}

/** Moves a transaction on and gives it as it is then; undefined when it was removed meanwhile. */
export function advanceTransaction(id: string, event: TransactionEvent): TransactionRecord | undefined {
  const now = Date.now();
  write(latest().map((record) => (record.id === id ? advance(record, event, now) : record)));
  return findTransaction(id);
}

/** Forgets all transactions on this device; what is on the record stays there. */
export function forgetTransactions(): void {
  write([]);
}

/** The transactions of this device on this chain, newest first. */
export function useTransactions(): readonly TransactionRecord[] {
  const all = useSyncExternalStore(subscribe, allTransactions);
  const { chainId } = config();
  return useMemo(() => all.filter((record) => record.chainId === chainId), [all, chainId]);
}

export function useTransaction(id: string | undefined): TransactionRecord | undefined {
  return useTransactions().find((record) => record.id === id);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function write(next: readonly TransactionRecord[]): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(next));
  } catch {
    // Storage is full or forbidden: it still works as long as the page is open.
    storageWorks = false;
  }
  replace(next);
}

/** What this and other tabs know together. */
function latest(): readonly TransactionRecord[] {
  return storageWorks ? readStorage() : records;
}

function replace(next: readonly TransactionRecord[]): void {
  records = next;
  for (const listener of listeners) listener();
}

function readStorage(): readonly TransactionRecord[] {
  try {
    const parsed = v.safeParse(Records, JSON.parse(localStorage.getItem(storageKey) ?? '[]'));
    return parsed.success ? parsed.output : [];
  } catch {
    return [];
  }
}
