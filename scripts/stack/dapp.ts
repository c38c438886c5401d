import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { NetworkDescription } from '@patto/protocol/network/description';
import fastify, { type FastifyReply } from 'fastify';
import { repository } from '../repository.ts';
import type { Home } from './home.ts';
import { openLog } from './log.ts';
import type { Part } from './part.ts';

/** What the dapp reads from /config.json. */
export interface DappConfig extends NetworkDescription {
  /** Only ever written by the local stack: lets a newcomer be a demo citizen. */
  readonly demo: { readonly issuerPrivateKey: string };
}

/** The running web server of the dapp. */
export interface Dapp extends Part {
  readonly url: string;
}

/** What the app's address says, on the loopback addresses that it stands for: passkeys refuse numeric addresses. */
const appHost = 'localhost';

/** Serves the built dapp. Nothing but this machine's own parts may be loaded by it. */
export async function startDapp(home: Home, port: number, config: DappConfig): Promise<Dapp> {
  const root = join(repository, 'dapp/dist');
  const log = openLog(home.log('dapp'));
  const server = fastify({ logger: { level: 'warn', stream: log }, forceCloseConnections: true });
  const policy = contentSecurityPolicy(config, []);
  server.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('content-security-policy')) void reply.header('content-security-policy', policy);
    void reply.header('x-content-type-options', 'nosniff');
    void reply.header('referrer-policy', 'no-referrer');
  });
  server.get('/config.json', (_request, reply) => fresh(reply).send(config));
  await server.register(staticFiles, {
    root,
    preCompressed: true,
    cacheControl: false,
    index: false,
    setHeaders(reply, path) {
      const isNamedByContent = path.startsWith(join(root, 'assets'));
      reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const page = async (reply: FastifyReply) => {
    const inline = digestsOfScripts(await readFile(join(root, 'index.html'), 'utf8'));
    return fresh(reply)
      .header('content-security-policy', contentSecurityPolicy(config, inline))
      .sendFile('index.html');
  };
  for (const path of ['/', '/index.html']) server.get(path, (_request, reply) => page(reply));
  // The dapp has its own routes; only what looks like a file is missing.
  server.setNotFoundHandler((request, reply) =>
    (request.method === 'GET' || request.method === 'HEAD') &&
    !/\.[a-z0-9]+$/.test(request.url.split('?')[0] ?? '')
      ? page(reply)
      : reply.code(404).type('text/plain').send('not found\n'),
  );
  await server.listen({ host: appHost, port });
  let stopped: Promise<void> | undefined;
  return {
    name: 'dapp',
    processes: [],
    logFile: home.log('dapp'),
    died: new Promise(() => undefined),
    url: `http://${appHost}:${port}`,
    stop: () => (stopped ??= server.close().then(() => void log.end())),
  };
}

/** Whether the dapp has a page to build. */
export function hasDapp(): boolean {
  return existsSync(join(repository, 'dapp/index.html'));
}

function fresh(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-cache');
}

/** The scripts inside a page, as a policy allows them. */
function digestsOfScripts(html: string): string[] {
  return [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => {
    const digest = createHash('sha256').update(script ?? '');
    return `'sha256-${digest.digest('base64')}'`;
  });
}

/** @param inline Digests of the scripts inside the page. */
function contentSecurityPolicy(config: DappConfig, inline: readonly string[]): string {
  const { rpcUrl, graphUrl, ipfsUrl, otherGateways = [] } = config;
  const parts = [rpcUrl, graphUrl, ipfsUrl, ...otherGateways].map((url) => new URL(url).origin).join(' ');
  return [
    "default-src 'self'",
    `connect-src 'self' ${parts}`,
    `img-src 'self' data: blob: ${new URL(ipfsUrl).origin}`,
    // React Aria and the map position things by style attributes.
    "style-src 'self' 'unsafe-inline'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...inline].join(' '),
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
