import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { getAbiItem, toEventSelector } from 'viem';
import { ballotBoxAbi } from '@patto/protocol/generated/abis';
import { scratchFile, smallFile, writtenFile } from './support/files.ts';
import { patto } from './support/patto.ts';
import { startProxy, type Proxy } from './support/proxy.ts';
import { runningNetwork, runningStack } from './support/stack.ts';

const votesCast = toEventSelector(getAbiItem({ abi: ballotBoxAbi, name: 'VotesCast' }));

interface Log {
  topics: string[];
  data: string;
  blockNumber: string;
  transactionHash: string;
}

/** Flips the last bit of the last vote's choices in each `VotesCast`, as a lying node would. */
function alterVotes(_: string, body: Buffer): Buffer {
  const answer = JSON.parse(body.toString()) as { result?: unknown };
  if (!Array.isArray(answer.result)) return body;
  for (const log of answer.result as Log[]) {
    if (log.topics[0] !== votesCast) continue;
    // offset (32 bytes) | length (32 bytes) | 4 votes of 4 bytes, of which the last byte is its choices
    const at = 2 + 2 * (64 + 15) + 1;
    log.data =
      log.data.slice(0, at) +
      (Number.parseInt(log.data[at] ?? '0', 16) ^ 1).toString(16) +
      log.data.slice(at + 1);
  }
  return Buffer.from(JSON.stringify(answer));
}

/** Says of every block that it has another hash, as a node on another fork would. */
function alterHashes(_: string, body: Buffer): Buffer {
  const answer = JSON.parse(body.toString()) as { result?: { hash?: string; parentHash?: string } | null };
  if (answer.result?.parentHash !== undefined) answer.result.hash = `0x${'12'.repeat(32)}`;
  return Buffer.from(JSON.stringify(answer));
}

describe('what the command says when somebody lies', () => {
  let ballot: string;
  let municipality: string;
  let proxy: Proxy | undefined;

  before(async () => {
    await runningStack();
    const path = await writtenFile(
      'tampering.pb',
      smallFile.replace('Small budget', 'A budget to tamper with'),
    );
    const { json } = await patto('ballot', 'import', path, '--json');
    ballot = String(json['ballot']);
    municipality = String(json['municipality']);
  });
  afterEach(async () => {
    await proxy?.stop();
    proxy = undefined;
  });

  it('names the block, the transaction and the vote of a log with one altered byte, and ends with 1', async () => {
    const { rpcUrl } = await runningNetwork();
    proxy = await startProxy(rpcUrl, alterVotes);

    const { exitCode, json } = await patto('ballot', 'recount', ballot, '--rpc-url', proxy.url, '--json');

    expect(exitCode).to.equal(1);
    expect(json['recount']).to.equal('different');
    const differences = json['differences'] as {
      kind: string;
      place?: { block: number; position?: number };
    }[];
    expect(differences.map(({ kind }) => kind)).to.include.members(['voteDigest', 'tally', 'sentChoices']);
    const place = differences.find(({ kind }) => kind === 'sentChoices')?.place;
    expect(place).to.include({ position: 3 });
    expect(place)
      .to.have.property('transaction')
      .that.matches(/^0x[0-9a-f]{64}$/);
  });

  for (const [lie, change, differs] of [
    ['other logs', alterVotes, 'the logs, the count'],
    ['another block of that number', alterHashes, "the block's hash"],
  ] as const) {
    it(`takes no node's word where a second one has ${lie}, and names both by their hosts alone`, async () => {
      const { rpcUrl } = await runningNetwork();
      proxy = await startProxy(rpcUrl, change);
      const { host } = new URL(rpcUrl);
      const both = ['--rpc-url', rpcUrl, '--rpc-url', proxy.url.replace('//', '//user:secret@')];

      for (const command of [
        ['ballot', 'recount', ballot],
        ['audit', '--municipality', municipality],
      ]) {
        const { exitCode, stdout, stderr } = await patto(...command, ...both);
        expect(exitCode, stderr).to.equal(1);
        const said = command[0] === 'audit' ? differs.replace('the count', 'the ballots') : differs;
        expect(stderr).to.include(`The nodes ${host} and ${new URL(proxy.url).host} do not say the same`);
        expect(stderr).to.include(
          command[0] === 'audit' ? said.split(', ').at(-1) : `What differs: ${said}.`,
        );
        expect(stdout + stderr).not.to.include('secret');
      }
    });
  }

  it('counts as one node does where a second one says the same', async () => {
    const { rpcUrl } = await runningNetwork();
    proxy = await startProxy(rpcUrl, (_, body) => body);
    const both = ['--rpc-url', rpcUrl, '--rpc-url', proxy.url];

    const recounted = await patto('ballot', 'recount', ballot, ...both, '--json');
    expect(recounted.exitCode, recounted.stderr).to.equal(0);
    expect(recounted.json).to.include({ recount: 'equal' });
    const audited = await patto('audit', '--municipality', municipality, ...both, '--json');
    expect(audited.exitCode, audited.stderr).to.equal(0);
    expect(audited.json['blockHash']).to.match(/^0x[0-9a-f]{64}$/);
  });

  it('exports nothing from a node whose logs do not add up', async () => {
    const { rpcUrl } = await runningNetwork();
    proxy = await startProxy(rpcUrl, alterVotes);
    const target = await scratchFile('tampered.pb');

    const { exitCode, stderr } = await patto('ballot', 'export', ballot, target, '--rpc-url', proxy.url);

    expect(exitCode).to.equal(1);
    expect(stderr).to.include('nothing was written');
    const read = await readFile(target).then(
      () => 'a file',
      () => 'no file',
    );
    expect(read).to.equal('no file');
  });

  it('finds everything in order in an audit, and writes a page to print', async () => {
    const page = await scratchFile('audit.html');
    const { exitCode, json, stderr } = await patto(
      'audit',
      '--municipality',
      municipality,
      '--html',
      page,
      '--json',
    );

    expect(exitCode, stderr).to.equal(0);
    expect(json['problems']).to.deep.equal([]);
    const roles = json['roles'] as { now: { role: string }[]; uses: { act: string }[] };
    expect(roles.now.map(({ role }) => role)).to.include.members([
      'admin',
      'registrar',
      'guardian',
      'upgrader',
      'municipality admin',
      'issuer',
    ]);
    expect(roles.uses.map(({ act }) => act)).to.include.members([
      'registered the municipality',
      'signed who is eligible',
      `opened ballot ${ballot}`,
    ]);
    const html = await readFile(page, 'utf8');
    expect(html).to.match(/^<!doctype html>\n<html lang="en">/);
    expect(html).to.include('<th scope="col">Recount</th>').and.to.include('✓ equal');
    expect(html).not.to.match(/(?:src|href)=/);
  });

  it('says in an audit which document is not the one that the chain names', async () => {
    const { ipfsUrl } = await runningNetwork();
    proxy = await startProxy(ipfsUrl, (_, body) =>
      Buffer.from(body.toString().replace('Panchine', 'Statue')),
    );

    const { exitCode, json } = await patto(
      'audit',
      '--municipality',
      municipality,
      '--ipfs-url',
      proxy.url,
      '--json',
    );

    expect(exitCode).to.equal(1);
    expect(json['problems']).to.satisfy((problems: string[]) =>
      problems.some((problem) => problem.startsWith(`The document of ballot ${ballot} is not the one`)),
    );
  });
});
