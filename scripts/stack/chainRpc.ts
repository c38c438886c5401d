/** Calls a JSON-RPC method of a node. @throws Error with the node's message. */
export async function rpc(url: string, method: string, params: unknown = []): Promise<unknown> {
  const response = await post(url, method, params);
  const answer = (await response.json()) as { result?: unknown; error?: { message: string } };
  if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
  return answer.result;
}

/**
 * Calls a JSON-RPC method that answers bytes, and gives them as they come: a chain's state in one piece, in
 * hexadecimal and once more decoded, would take hundreds of megabytes.
 */
export async function* rpcBytes(url: string, method: string): AsyncGenerator<Uint8Array> {
  const { body } = await post(url, method, []);
  const opening = '"result":"0x';
  let text = '';
  let started = false;
  for await (const chunk of body ?? []) {
    text += Buffer.from(chunk).toString('latin1');
    if (!started) {
      const at = text.indexOf(opening);
      if (at < 0) continue;
      started = true;
      text = text.slice(at + opening.length);
    }
    const closing = text.indexOf('"');
    const whole = closing < 0 ? text.length - (text.length % 2) : closing;
    yield Buffer.from(text.slice(0, whole), 'hex');
    if (closing >= 0) return;
    text = text.slice(whole);
  }
  throw new Error(`${method}: no bytes, or not all of them: ${text.slice(0, 200)}`);
}

function post(url: string, method: string, params: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
}

/** Number and time of the newest block. */
export async function latestBlock(url: string): Promise<{ number: number; timestamp: number }> {
  const block = (await rpc(url, 'eth_getBlockByNumber', ['latest', false])) as {
    number: string;
    timestamp: string;
  };
  return { number: Number(block.number), timestamp: Number(block.timestamp) };
}

/** Sets the chain's clock, in unix seconds; the next block is not earlier. */
export async function setClock(url: string, timestamp: number): Promise<void> {
  await rpc(url, 'evm_setTime', [`0x${timestamp.toString(16)}`]);
}
