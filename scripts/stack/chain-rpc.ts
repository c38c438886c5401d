/** Calls a JSON-RPC method of a node. @throws Error with the node's message. */
export async function rpc(url: string, method: string, params: unknown = []): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const answer = (await response.json()) as { result?: unknown; error?: { message: string } };
  if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
  return answer.result;
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
