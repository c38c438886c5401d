import multipart from '@fastify/multipart';
import type { FsBlockstore } from 'blockstore-fs';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { CID } from 'multiformats/cid';
import * as raw from 'multiformats/codecs/raw';
import { sha256 } from 'multiformats/hashes/sha2';

/**
 * The part of Kubo's HTTP RPC that graph-node and kubo-rpc-client call, and a gateway for browsers. Every document
 * is one raw block, so its CID is the sha2-256 digest of its very bytes; they are checked on the way in and out.
 */
export async function addIpfsRoutes(server: FastifyInstance, blocks: FsBlockstore, blockLimit: number) {
  await server.register(multipart, { limits: { fileSize: blockLimit, files: 1000 } });

  server.addHook('onRequest', async (request, reply) => {
    void reply.header('access-control-allow-origin', '*');
    void reply.header('access-control-allow-headers', '*');
    void reply.header('access-control-allow-methods', 'GET, HEAD, POST, OPTIONS');
    if (request.method === 'OPTIONS') await reply.code(204).send();
  });

  const put = async (bytes: Uint8Array): Promise<CID> => {
    const cid = CID.createV1(raw.code, await sha256.digest(bytes));
    await blocks.put(cid, bytes).catch((error: unknown) => {
      throw notStored(error);
    });
    return cid;
  };

  server.post('/api/v0/add', async (request, reply) => {
    const lines: string[] = [];
    for await (const part of request.files()) {
      const bytes = await part.toBuffer();
      const name = (await put(bytes)).toString();
      lines.push(JSON.stringify({ Name: part.filename || name, Hash: name, Size: String(bytes.length) }));
    }
    return reply.type('application/json').send(lines.map((line) => `${line}\n`).join(''));
  });

  server.post('/api/v0/block/put', async (request) => {
    const part = await request.file();
    if (part === undefined) throw badRequest('a file is missing');
    const bytes = await part.toBuffer();
    return { Key: (await put(bytes)).toString(), Size: bytes.length };
  });

  for (const path of ['/api/v0/cat', '/api/v0/block/get']) {
    server.post(path, async (request, reply) => {
      const bytes = await read(blocks, argument(request.query));
      if (bytes === undefined)
        return kuboError(reply, 'block was not found locally (offline): ipld: could not find it');
      return reply.type('application/octet-stream').send(Buffer.from(bytes));
    });
  }

  server.post('/api/v0/block/stat', async (request, reply) => {
    const cid = argument(request.query);
    const bytes = await read(blocks, cid);
    if (bytes === undefined)
      return kuboError(reply, 'block was not found locally (offline): ipld: could not find it');
    return reply.send({ Key: cid.toString(), Size: bytes.length });
  });

  // Nothing is ever collected here, so everything counts as pinned.
  for (const path of ['/api/v0/pin/add', '/api/v0/pin/rm']) {
    server.post(path, (request) => ({ Pins: [argument(request.query).toString()] }));
  }

  server.post('/api/v0/pin/ls', async (request) => {
    const cid = argument(request.query);
    return { Keys: (await blocks.has(cid)) ? { [cid.toString()]: { Type: 'recursive' } } : {} };
  });

  server.post('/api/v0/version', () => ({
    Version: '0.40.0',
    Commit: '',
    Repo: '18',
    System: 'patto',
    Golang: '',
  }));
  server.post('/api/v0/id', () => ({
    ID: '',
    PublicKey: '',
    Addresses: [],
    AgentVersion: 'patto',
    Protocols: [],
  }));

  server.get<{ Params: { cid: string } }>('/ipfs/:cid', async (request, reply) => {
    const cid = parse(request.params.cid);
    const bytes = await read(blocks, cid);
    if (bytes === undefined) return reply.code(404).type('text/plain').send('not found\n');
    const type = isJson(bytes) ? 'application/json; charset=utf-8' : 'application/octet-stream';
    return reply
      .header('cache-control', 'public, max-age=29030400, immutable')
      .header('etag', `"${cid.toString()}"`)
      .header('x-content-type-options', 'nosniff')
      .type(type)
      .send(Buffer.from(bytes));
  });
}

/** The block's bytes, or undefined when it is missing or no longer what its CID says. */
async function read(blocks: FsBlockstore, cid: CID): Promise<Uint8Array | undefined> {
  if (cid.multihash.code !== sha256.code) return undefined;
  const stored = CID.createV1(raw.code, cid.multihash);
  if (!(await blocks.has(stored))) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of blocks.get(stored)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const digest = await sha256.digest(bytes);
  return Buffer.from(digest.bytes).equals(Buffer.from(cid.multihash.bytes)) ? bytes : undefined;
}

function argument(query: unknown): CID {
  const arg = typeof query === 'object' && query !== null && 'arg' in query ? query.arg : undefined;
  return parse(typeof arg === 'string' ? arg.replace(/^\/ipfs\//, '') : '');
}

function parse(text: string): CID {
  try {
    return CID.parse(text);
  } catch {
    throw badRequest(`invalid path "${text}"`);
  }
}

function badRequest(message: string): Error {
  return Object.assign(new Error(message), { statusCode: 400 });
}

/** A full disk, say: whoever sent the document learns why it was not taken. */
function notStored(error: unknown): Error {
  const reason = error instanceof Error ? error.message.replace(/^Error: /, '') : String(error);
  return Object.assign(new Error(`the document was not stored (${reason})`, { cause: error }), {
    statusCode: 507,
  });
}

/** Kubo's own shape of an error. */
function kuboError(reply: FastifyReply, message: string) {
  return reply.code(500).send({ Message: message, Code: 0, Type: 'error' });
}

function isJson(bytes: Uint8Array): boolean {
  return bytes[0] === 0x7b || bytes[0] === 0x5b;
}
