import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server between a command and a real one, which may change an answer on its way. */
export interface Proxy {
  url: string;
  stop(): Promise<void>;
}

/** @param change Gets the path and the body of each answer and gives what the command sees instead. */
export async function startProxy(
  target: string,
  change: (path: string, body: Buffer) => Buffer,
): Promise<Proxy> {
  const server = createServer((request, response) => {
    const forward = async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const path = request.url ?? '/';
      const answer = await fetch(new URL(path, target), {
        method: request.method ?? 'GET',
        headers: { 'content-type': 'application/json' },
        ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
      });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(change(path, Buffer.from(await answer.arrayBuffer())));
    };
    forward().catch((error: unknown) => response.writeHead(502).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
