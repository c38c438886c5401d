import { expect } from 'chai';
import { create } from 'kubo-rpc-client';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { latestBlock, rpc } from '../../scripts/stack/chainRpc.ts';
import { indexStatus } from '../../scripts/stack/graph.ts';
import { takeHome } from '../../scripts/stack/home.ts';
import { startIpfs } from '../../scripts/stack/ipfs.ts';
import { choosePorts } from '../../scripts/stack/ports.ts';
import { smallDisk, type SmallDisk } from './support/smallDisk.ts';
import { alive, processesOf, startLean } from './support/stackProcess.ts';

const wholeBlock = { cidVersion: 1, rawLeaves: true } as const;

describe('A disk that takes no more', () => {
  let disk: SmallDisk | undefined;
  afterEach(async () => {
    await disk?.remove();
    disk = undefined;
  });

  for (const [state, megabytes] of Object.entries({ 'too small': 50, full: 0 })) {
    it(`stops a start before it begins, and the sentence says how much is missing: a new folder, ${state}`, async function () {
      disk = await smallDisk(this, 64);
      await disk.fill(megabytes * 1_000_000);

      const { code, output } = await startLean(disk.folder).ending();

      expect(output.trim().split('\n')).to.have.length(1);
      expect(output)
        .to.include(disk.folder)
        .and.to.match(/free some space/)
        .and.to.include('Nothing was started');
      expect(code).to.equal(1);
      expect(existsSync(join(disk.folder, 'database'))).to.equal(false);
    });
  }

  it('stops a stack that runs, which keeps every block and document and goes on once there is space', async function () {
    disk = await smallDisk(this, 300);
    const stack = startLean(disk.folder);
    const before = await stack.ready();
    const { cid } = await create({ url: before.ipfsUrl }).add('{"kept":true}', wholeBlock);

    await disk.fill();
    await rpc(before.rpcUrl, 'anvil_mine', ['0x5']);
    const head = await latestBlock(before.rpcUrl);
    const { code, output } = await stack.ending();

    const said = output.slice(output.indexOf('Ctrl-C stops everything')).trim().split('\n').slice(1);
    expect(said).to.deep.equal([
      `The disk of the data folder ${disk.folder} is full (0 MB free): free some space, then start again.`,
      'Everything is being stopped; the data is kept.',
    ]);
    expect(code).to.equal(1);
    expect(alive(processesOf(before))).to.deep.equal([]);

    const refused = await startLean(disk.folder).ending();
    expect(refused.output).to.include('free some space').and.to.include('Nothing was started');
    expect(refused.code).to.equal(1);

    await disk.empty();
    const next = startLean(disk.folder);
    const after = await next.ready();
    expect(after.contracts).to.deep.equal(before.contracts);
    expect((await latestBlock(after.rpcUrl)).number).to.be.at.least(head.number);
    expect(await (await fetch(`${after.ipfsUrl}/ipfs/${cid.toString()}`)).text()).to.equal('{"kept":true}');
    const index = await indexStatus(after.graphUrl);
    expect(index?.failed).to.equal(false);
    expect(index?.block).to.be.at.least(head.number);
    expect((await next.stop()).code).to.equal(0);
  });

  it('stops the start of a folder that was used before and can only be read now, and changes nothing in it', async function () {
    disk = await smallDisk(this, 300);
    const first = startLean(disk.folder);
    const before = await first.ready();
    const head = await latestBlock(before.rpcUrl);
    await first.stop();

    await disk.setReadOnly(true);
    const { code, output } = await startLean(disk.folder).ending();
    expect(output.trim().split('\n')).to.have.length(1);
    expect(output)
      .to.include(`cannot write its data folder ${disk.folder}`)
      .and.to.include('read-only file system');
    expect(code).to.equal(1);

    await disk.setReadOnly(false);
    const next = startLean(disk.folder);
    const after = await next.ready();
    expect(after.contracts).to.deep.equal(before.contracts);
    expect((await latestBlock(after.rpcUrl)).number).to.be.at.least(head.number);
    await next.stop();
  });

  it('is named to whoever brings a document, and the store keeps what it has and takes it later', async function () {
    disk = await smallDisk(this, 16);
    const home = await takeHome(disk.folder);
    const ipfs = await startIpfs(home, (await choosePorts('free')).ipfs);
    try {
      const client = create({ url: ipfs.url });
      const { cid: kept } = await client.add('kept', wholeBlock);
      const large = Buffer.alloc(100_000, 'large');
      await disk.fill();

      const refusal = await client.add(large, wholeBlock).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(refusal)
        .to.be.instanceOf(Error)
        .with.property('message')
        .that.includes('no space left on device');
      expect(await (await fetch(`${ipfs.url}/ipfs/${kept.toString()}`)).text()).to.equal('kept');

      await disk.empty();
      const { cid } = await client.add(large, wholeBlock);
      const read = await fetch(`${ipfs.url}/ipfs/${cid.toString()}`);
      expect(Buffer.from(await read.arrayBuffer()).equals(large)).to.equal(true);
    } finally {
      await ipfs.stop();
      await home.release();
    }
  });
});
