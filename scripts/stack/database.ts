import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { type PostgresBinaries, postgresBinaries } from './binaries.ts';
import { rpc } from './chainRpc.ts';
import type { Home } from './home.ts';
import { type Part, StackError } from './part.ts';
import { type Program, runToEnd, startProgram } from './process.ts';

const user = 'patto';
const indexDatabase = 'graph_node';

/** Postgres refuses to run as root; then this user, who owns nothing else, runs it. */
const unprivileged = 65534;

/** Settings for an index that can be built again: no waiting for the disk, no listening beyond this machine. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  synchronous_commit: 'off',
  max_connections: '60',
};

/** The running database server. */
export interface Database extends Part {
  /** Address of graph-node's own database, with the password in it. */
  readonly url: string;
  /** Drops all that graph-node has stored, before it is started. */
  empty(): Promise<void>;
}

/** Starts Postgres on loopback; the first time it makes the data folder and graph-node's database. */
export async function startDatabase(
  home: Home,
  port: number,
  binaries?: PostgresBinaries,
): Promise<Database> {
  const { initdb, postgres } = binaries ?? (await postgresBinaries());
  const folder = home.at('database');
  const cluster = join(folder, 'cluster');
  const complete = join(folder, 'complete');
  const passwordFile = join(folder, 'password');
  const isNew = !existsSync(complete) || !existsSync(passwordFile);
  if (isNew) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(cluster, { recursive: true, mode: 0o700 });
    // Whoever else has an account on this machine can knock at the port.
    await writeFile(passwordFile, randomBytes(16).toString('hex'), { mode: 0o600 });
    if (isRoot()) for (const path of [cluster, passwordFile]) await chown(path, unprivileged, unprivileged);
    await runToEnd(
      unprivilegedProgram(cluster, {
        name: 'database',
        command: initdb,
        args: [
          ...['-D', cluster, '-U', user, '-A', 'scram-sha-256', '--pwfile', passwordFile],
          ...['-E', 'UTF8', '--locale=C', '--no-sync'],
        ],
        logFile: home.log('database'),
      }),
    );
  }
  const password = await readFile(passwordFile, 'utf8');
  const address = (name: string) => `postgresql://${user}:${password}@127.0.0.1:${port}/${name}`;
  const server = address('postgres');
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const part = await startProgram(
    unprivilegedProgram(cluster, {
      name: 'database',
      command: postgres,
      args: ['-D', cluster, '-p', String(port), ...options],
      logFile: home.log('database'),
    }),
    () => answers(server),
  );
  const create = () =>
    query(
      server,
      `CREATE DATABASE ${indexDatabase} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`,
    );
  if (isNew) {
    await create();
    await writeFile(complete, '');
  }
  return {
    ...part,
    url: address(indexDatabase),
    async empty() {
      await query(server, `DROP DATABASE IF EXISTS ${indexDatabase}`);
      await create();
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Hash of the newest block that graph-node has seen, if it has seen any. */
export async function indexedHead(url: string): Promise<string | undefined> {
  const tables = await query(url, "SELECT to_regclass('public.ethereum_networks') IS NOT NULL AS present");
  if (tables[0]?.['present'] !== true) return undefined;
  const heads = await query(url, 'SELECT head_block_hash AS hash FROM public.ethereum_networks');
  const hash = heads[0]?.['hash'];
  return typeof hash === 'string' ? `0x${hash}` : undefined;
}

/**
 * Remembers beside the index which chain it was made from.
 * @throws StackError when it was made from another one.
 */
export async function checkSameChain(home: Home, rpcUrl: string): Promise<void> {
  const record = home.at('database', 'genesis');
  const block = await rpc(rpcUrl, 'eth_getBlockByNumber', ['0x0', false]);
  const hash = typeof block === 'object' && block !== null && 'hash' in block ? String(block.hash) : '';
  const known = await readFile(record, 'utf8').catch(() => undefined);
  if (known === undefined) await writeFile(record, hash);
  else if (known !== hash) {
    throw new StackError(
      `The data folder ${home.path} is stale: its index was made from another chain than the one in it. Nothing was ` +
        'changed; to wipe it and begin anew: npm start -- --fresh',
    );
  }
}

async function answers(url: string): Promise<boolean> {
  await query(url, 'SELECT 1');
  return true;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The same program under a user that Postgres accepts. */
function unprivilegedProgram(folder: string, program: Program): Program {
  if (!isRoot()) return program;
  if (isReachable(folder) && isReachable(program.command)) {
    return { ...program, cwd: '/', uid: unprivileged, gid: unprivileged };
  }
  // Under /root, say: the user may not pass the folders above, so it gets the one right to do so. Without `no_setuid_fixup`
  // Linux leaves that right out of access(2), by which Postgres looks for its own programs.
  return {
    ...program,
    cwd: '/',
    command: 'setpriv',
    args: [
      ...[`--reuid=${unprivileged}`, `--regid=${unprivileged}`, '--clear-groups'],
      ...['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'],
      ...['--', program.command, ...program.args],
    ],
  };
}

function isReachable(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
