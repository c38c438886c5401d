import { createServer } from 'node:net';
import getPort from 'get-port';
import { StackError } from './part.ts';

/** Where each part listens, on 127.0.0.1; the dapp on all that `localhost` stands for. */
export interface Ports {
  readonly chain: number;
  readonly database: number;
  readonly ipfs: number;
  readonly graph: number;
  readonly graphAdmin: number;
  /** graph-node opens these two as well; nothing of Patto uses them. */
  readonly graphIndexNode: number;
  readonly graphMetrics: number;
  readonly dapp: number;
}

const defaults = { chain: 8545, database: 5433, ipfs: 5001, graph: 8000, graphAdmin: 8020, dapp: 5173 };

/**
 * Settles the ports before anything starts.
 * @throws StackError that names each taken port and its part.
 */
export async function choosePorts(choice: 'default' | 'free'): Promise<Ports> {
  const free = { graphIndexNode: await getPort(), graphMetrics: await getPort() };
  if (choice === 'free') {
    const names = Object.keys(defaults) as (keyof typeof defaults)[];
    const entries: [string, number][] = [];
    for (const name of names) entries.push([name, await getPort()]);
    return { ...defaults, ...(Object.fromEntries(entries) as typeof defaults), ...free };
  }
  const taken: string[] = [];
  for (const [name, port] of Object.entries(defaults)) {
    if (!(await isFree(port, name === 'dapp' ? ['127.0.0.1', '::1'] : ['127.0.0.1'])))
      taken.push(`port ${port} (${name})`);
  }
  if (taken.length > 0) {
    throw new StackError(
      `Already taken: ${taken.join(', ')}. Stop what listens there, or start with free ports: ` +
        'npm start -- --ports free. Nothing was started.',
    );
  }
  return { ...defaults, ...free };
}

async function isFree(port: number, hosts: readonly string[]): Promise<boolean> {
  const free = await Promise.all(hosts.map((host) => isFreeAt(host, port)));
  return free.every(Boolean);
}

function isFreeAt(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 has no ::1, where nobody else can listen either.
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
