import { contractsOf } from '@patto/protocol/network/ballotBoxes';
import type { RecountReport } from '@patto/protocol/recount/report';
import { config } from '../../shared/start/config.ts';
import type { RecountAnswer, RecountFailure, RecountOrder, RecountProgress } from './messages.ts';

/** A recount that could not be made. */
export class RecountFailed extends Error {
  override readonly name = 'RecountFailed';
  readonly reason: RecountFailure['reason'];
  constructor({ reason, detail }: RecountFailure) {
    super(detail);
    this.reason = reason;
  }
}

export interface RecountDone {
  report: RecountReport;
  milliseconds: number;
}

interface RecountSettings {
  /** The sheet's bytes, where the page has checked them. */
  sheet?: `0x${string}` | undefined;
  checkSignatures?: boolean;
  onProgress?: (progress: RecountProgress) => void;
  signal?: AbortSignal;
}

/**
 * Counts a ballot in a worker of its own, from the chain's node alone. Aborting ends the worker at once.
 * @throws RecountFailed where no count could be made, and the signal's reason where it was given up.
 */
export function startRecount(ballotId: number, settings: RecountSettings = {}): Promise<RecountDone> {
  const { sheet, checkSignatures = false, onProgress, signal } = settings;
  const { chainId, rpcUrl, startBlock } = config();
  const { membership, ballotBox, reputation } = contractsOf(config(), ballotId);
  const order: RecountOrder = {
    chainId,
    rpcUrl,
    checkSignatures,
    request: {
      ballotId,
      fromBlock: startBlock,
      contracts: { membership, ballotBox, reputation },
      ...(sheet === undefined ? {} : { sheet }),
    },
  };
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./recountWorker.ts', import.meta.url), { type: 'module' });
    const end = () => {
      worker.terminate();
      signal?.removeEventListener('abort', giveUp);
    };
    const giveUp = () => {
      end();
      reject(signal?.reason instanceof Error ? signal.reason : new DOMException('Given up', 'AbortError'));
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    worker.addEventListener('error', (event) => {
      end();
      reject(new RecountFailed({ reason: 'unexpected', detail: event.message }));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<RecountAnswer>) => {
      if (data.type === 'progress') return onProgress?.(data.progress);
      end();
      if (data.type === 'failed') reject(new RecountFailed(data.failure));
      else resolve({ report: data.report, milliseconds: data.milliseconds });
    });
    worker.postMessage(order);
  });
}
