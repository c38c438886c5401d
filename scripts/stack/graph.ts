import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { graphBinary } from './binaries.ts';
import { rpc } from './chainRpc.ts';
import { type Database, indexedHead } from './database.ts';
import type { Home } from './home.ts';
import { type Part, StackError } from './part.ts';
import type { Ports } from './ports.ts';
import { startProgram } from './process.ts';

/** The name under which the index is served. */
const subgraphName = 'patto';

/** graph-node's name of the chain; subgraph/subgraph.yaml uses the same. */
export const networkName = 'local';

/** The running graph-node. */
export interface Graph extends Part {
  /** Answers GraphQL once a subgraph is deployed. */
  readonly url: string;
  readonly adminUrl: string;
}

/** What graph-node reads from. */
export interface GraphSources {
  readonly rpcUrl: string;
  readonly databaseUrl: string;
  readonly ipfsUrl: string;
}

/** Starts graph-node. An index that was deployed before goes on where it was. */
export async function startGraph(home: Home, ports: Ports, sources: GraphSources): Promise<Graph> {
  const idle = await writeIdleManifest(home);
  const adminUrl = `http://127.0.0.1:${ports.graphAdmin}`;
  const serverUrl = `http://127.0.0.1:${ports.graph}`;
  const part = await startProgram(
    {
      name: 'graph',
      command: graphBinary(),
      args: [
        'dev',
        ...['--manifests', idle.manifest],
        ...['--ethereum-rpc', `${networkName}:${sources.rpcUrl}`, '--ipfs', sources.ipfsUrl],
        ...['--http-port', String(ports.graph), '--admin-port', String(ports.graphAdmin)],
        ...['--index-node-port', String(ports.graphIndexNode), '--metrics-port', String(ports.graphMetrics)],
      ],
      cwd: idle.folder,
      env: {
        ...process.env,
        // Not among the arguments, which everybody on this machine can read.
        POSTGRES_URL: sources.databaseUrl,
        ETHEREUM_POLLING_INTERVAL: '200',
        GRAPH_STORE_WRITE_BATCH_SIZE: '0',
        GRAPH_STORE_WRITE_BATCH_DURATION: '0',
        GRAPH_ALLOW_NON_DETERMINISTIC_FULLTEXT_SEARCH: 'true',
        GRAPH_FDS_MAX_BACKOFF: '6',
        GRAPH_IPFS_TIMEOUT: '3',
        GRAPH_LOG: 'info',
        GRAPH_DISABLE_SEND_SUBSCRIPTIONS: 'true',
        // A shell that asks for RUST_BACKTRACE makes graph-node walk its stack in each call of a mapping: ten times slower.
        RUST_LIB_BACKTRACE: '0',
      },
      logFile: home.log('graph'),
      // Without its database it would wait for it for ever; what it has stored is safe there.
      graceMilliseconds: 3000,
    },
    async () => {
      const [admin, server] = await Promise.all([
        fetch(adminUrl, { method: 'POST', body: '{}' }),
        fetch(serverUrl),
      ]);
      return admin.status < 500 && server.status < 500;
    },
    60_000,
  );
  return { ...part, url: `${serverUrl}/subgraphs/name/${subgraphName}`, adminUrl };
}

/**
 * Drops the index when the chain has lost blocks that it was made from, as a killed one may; it is made again from the
 * blocks that are left. graph-node itself could only go back if the chain still told it about the lost ones.
 * @returns Whether it was dropped.
 */
export async function dropOutrunIndex(home: Home, database: Database, rpcUrl: string): Promise<boolean> {
  const head = await indexedHead(database.url);
  if (head === undefined || (await rpc(rpcUrl, 'eth_getBlockByHash', [head, false])) !== null) return false;
  await rm(deploymentRecord(home), { force: true });
  await database.empty();
  return true;
}

/** Points the index's name at a built manifest, unless the running database follows this very build already. */
export async function deploySubgraph(home: Home, graph: Graph, manifest: string): Promise<void> {
  const record = deploymentRecord(home);
  if ((await readFile(record, 'utf8').catch(() => '')) === manifest) return;
  await rpc(graph.adminUrl, 'subgraph_create', { name: subgraphName }).catch((error: unknown) => {
    if (!String(error).includes('already exists')) throw error;
  });
  await rpc(graph.adminUrl, 'subgraph_deploy', { name: subgraphName, ipfs_hash: manifest });
  await writeFile(record, manifest);
}

/** Names the manifest that the database's index follows. */
function deploymentRecord(home: Home): string {
  return home.at('database', 'deployed');
}

/** Where the index stands. */
export async function indexStatus(graphUrl: string): Promise<{ block: number; failed: boolean } | undefined> {
  const response = await fetch(graphUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ _meta { block { number } hasIndexingErrors } }' }),
  });
  const answer = (await response.json()) as {
    data?: { _meta: { block: { number: number }; hasIndexingErrors: boolean } | null } | null;
  };
  const meta = answer.data?._meta;
  return meta == null ? undefined : { block: meta.block.number, failed: meta.hasIndexingErrors };
}

/** Waits until the index has reached a block. @throws StackError when it fails or takes too long. */
export async function waitForBlock(graph: Graph, block: number, timeoutMilliseconds = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMilliseconds;
  for (;;) {
    const status = await indexStatus(graph.url).catch(() => undefined);
    if (status?.failed === true) throw new StackError(`The index failed. Its log: ${graph.logFile}`);
    if (status !== undefined && status.block >= block) return;
    if (Date.now() > deadline) {
      throw new StackError(
        `The index did not reach block ${block} (it is at ${status?.block ?? 'no block'}). Its log: ${graph.logFile}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * gnd indexes the manifest that it is started with anew at each start, so it gets one that follows nothing: an event
 * that no contract emits, at an address that nobody has, read by an empty module. The real manifest is deployed once
 * through the admin interface, and kept.
 */
async function writeIdleManifest(home: Home): Promise<{ folder: string; manifest: string }> {
  const folder = home.at('graph', 'idle');
  const build = join(folder, 'build');
  await mkdir(build, { recursive: true });
  const files: Record<string, string | Uint8Array> = {
    'schema.graphql': 'type Nothing @entity(immutable: true) { id: Bytes! }\n',
    'Nothing.json': '[{ "type": "event", "name": "Nothing", "anonymous": false, "inputs": [] }]\n',
    'nothing.wasm': Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0),
    'subgraph.yaml': idleManifest,
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(build, name), content);
  await writeFile(join(folder, 'subgraph.yaml'), idleManifest);
  return { folder, manifest: `${join(folder, 'subgraph.yaml')}:build` };
}

const idleManifest = `specVersion: 1.3.0
schema:
  file: ./schema.graphql
dataSources:
  - kind: ethereum/contract
    name: Nothing
    network: ${networkName}
    source:
      address: '0x0000000000000000000000000000000000000001'
      abi: Nothing
      endBlock: 1
    mapping:
      kind: ethereum/events
      apiVersion: 0.0.9
      language: wasm/assemblyscript
      entities: [Nothing]
      abis:
        - name: Nothing
          file: ./Nothing.json
      eventHandlers:
        - event: Nothing()
          handler: handleNothing
      file: ./nothing.wasm
`;
