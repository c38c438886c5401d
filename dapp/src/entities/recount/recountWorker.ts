import { recountBallot } from '@patto/protocol/recount/recount';
import { RecountError } from '@patto/protocol/recount/fetchRecord';
import { checkSignatures } from '@patto/protocol/recount/signatures';
import type { SignatureCheck } from '@patto/protocol/recount/verify';
import { BaseError, createPublicClient, defineChain, http, HttpRequestError, TimeoutError } from 'viem';
import type { RecountAnswer, RecountFailure, RecountOrder, RecountProgress } from './messages.ts';

/** Votes whose signatures are checked between two words of progress. */
const slice = 50;

const scope = self as unknown as DedicatedWorkerGlobalScope;

scope.addEventListener('message', (event: MessageEvent<RecountOrder>) => {
  void recount(event.data);
});

/** One order for each worker: the page ends a recount by ending the worker. */
async function recount({ chainId, rpcUrl, request, checkSignatures: wanted }: RecountOrder): Promise<void> {
  const started = performance.now();
  const chain = defineChain({
    id: chainId,
    name: `Chain ${chainId}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
  const client = createPublicClient({ chain, transport: http(rpcUrl, { batch: true, timeout: 30_000 }) });
  try {
    const report = await recountBallot(client, request, {
      onProgress: (progress) => {
        tell(progress);
        if (progress.done === progress.total) tell({ step: 'counting', done: 0, total: 1 });
      },
      checkSignatures: wanted ? inSlices : false,
    });
    answer({ type: 'done', report, milliseconds: Math.round(performance.now() - started) });
  } catch (error) {
    answer({ type: 'failed', failure: failureOf(error) });
  }
}

/** The same check, a slice at a time, so that the page can show how far it is. */
const inSlices: SignatureCheck = async (context, votes) => {
  const differences: Awaited<ReturnType<typeof checkSignatures>> = [];
  for (let at = 0; at < votes.length; at += slice) {
    tell({ step: 'signatures', done: at, total: votes.length });
    differences.push(...(await checkSignatures(context, votes.slice(at, at + slice))));
  }
  return differences;
};

function tell(progress: RecountProgress): void {
  answer({ type: 'progress', progress });
}

function answer(message: RecountAnswer): void {
  scope.postMessage(message);
}

function failureOf(error: unknown): RecountFailure {
  if (error instanceof RecountError) return { reason: error.reason, detail: error.message };
  if (error instanceof BaseError) {
    const network = error.walk((cause) => cause instanceof HttpRequestError || cause instanceof TimeoutError);
    return { reason: network === null ? 'unexpected' : 'unreachable', detail: error.shortMessage };
  }
  return { reason: 'unexpected', detail: String(error) };
}
