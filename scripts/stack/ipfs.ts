import { mkdir } from 'node:fs/promises';
import { FsBlockstore } from 'blockstore-fs';
import fastify from 'fastify';
import type { Home } from './home.ts';
import { addIpfsRoutes } from './ipfsRoutes.ts';
import { openLog } from './log.ts';
import type { Part } from './part.ts';

/** The largest document that is stored: one raw block. */
const blockLimit = 1024 * 1024;

/** The running document store. */
export interface Ipfs extends Part {
  /** Kubo's RPC under /api/v0 and a gateway under /ipfs. */
  readonly url: string;
}

/** Serves the files of the data folder in the way of an IPFS node: Kubo's calls and a gateway, without a network. */
export async function startIpfs(home: Home, port: number): Promise<Ipfs> {
  const folder = home.at('ipfs');
  await mkdir(folder, { recursive: true });
  const blocks = new FsBlockstore(folder);
  await blocks.open();
  const log = openLog(home.log('ipfs'));
  const server = fastify({
    logger: { level: 'warn', stream: log },
    bodyLimit: 16 * blockLimit,
    forceCloseConnections: true,
  });
  await addIpfsRoutes(server, blocks, blockLimit);
  await server.listen({ host: '127.0.0.1', port });
  let stopped: Promise<void> | undefined;
  return {
    name: 'ipfs',
    processes: [],
    logFile: home.log('ipfs'),
    died: new Promise(() => undefined),
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      (stopped ??= server.close().then(async () => {
        await blocks.close();
        log.end();
      })),
  };
}
