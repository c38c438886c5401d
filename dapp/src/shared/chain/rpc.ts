import * as v from 'valibot';
import { config } from '../start/config.ts';
import { timeLimit } from '../start/timeLimit.ts';

/** The chain's node gave no answer, or an error. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
}

const Envelope = v.object({
  result: v.optional(v.unknown()),
  error: v.optional(v.object({ message: v.string() })),
});

/** One JSON-RPC call without the weight of a client, for the pages that only ask for the chain's head. */
export async function callRpc<Output>(
  method: string,
  params: readonly unknown[],
  schema: v.GenericSchema<unknown, Output>,
  signal?: AbortSignal,
): Promise<Output> {
  let body: unknown;
  try {
    const response = await fetch(config().rpcUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      signal: timeLimit(signal),
    });
    body = await response.json();
  } catch (cause) {
    throw new RpcError(`${method}: the chain's node does not answer`, { cause });
  }
  const envelope = v.parse(Envelope, body);
  if (envelope.error !== undefined) throw new RpcError(`${method}: ${envelope.error.message}`);
  return v.parse(schema, envelope.result);
}

/** A JSON-RPC quantity as a number. */
export const Quantity = v.pipe(v.string(), v.transform(Number), v.safeInteger());
