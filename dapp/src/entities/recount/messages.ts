import type { RecountReport } from '@patto/protocol/recount/report';
import type { RecordRequest, RecountError } from '@patto/protocol/recount/fetchRecord';

/** What the page asks of the recount's worker. Everything survives `structuredClone`. */
export interface RecountOrder {
  chainId: number;
  rpcUrl: string;
  request: RecordRequest;
  checkSignatures: boolean;
}

/** Where a recount is. Blocks for `logs`, transactions for `transactions`, signatures for `signatures`. */
export interface RecountProgress {
  step: 'logs' | 'transactions' | 'signatures' | 'counting';
  done: number;
  total: number;
}

export type RecountAnswer =
  | { type: 'progress'; progress: RecountProgress }
  | { type: 'done'; report: RecountReport; milliseconds: number }
  | { type: 'failed'; failure: RecountFailure };

/** Why a recount gave no answer. It says nothing about the ballot. */
export interface RecountFailure {
  reason: 'unreachable' | RecountError['reason'] | 'unexpected';
  detail: string;
}
