import { expect } from 'chai';
import { placedContracts } from '@patto/protocol/network/addresses';
import { create } from 'kubo-rpc-client';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { latestBlock, rpc } from '../../scripts/stack/chainRpc.ts';
import { indexStatus } from '../../scripts/stack/graph.ts';
import { alive, processesOf, startLean, usedHome } from './support/stackProcess.ts';

describe('A local stack', () => {
  let home: string;
  before(async () => {
    home = await usedHome();
  });

  it('answers on every address once it says that it is ready, and leaves no process when it is stopped', async () => {
    const stack = startLean(home);
    const description = await stack.ready();
    const processes = processesOf(description);
    expect(processes).to.have.length(3);
    expect(Number(await rpc(description.rpcUrl, 'eth_chainId'))).to.equal(description.chainId);
    expect((await indexStatus(description.graphUrl))?.failed).to.equal(false);
    for (const { key, address } of placedContracts(description)) {
      expect(await rpc(description.rpcUrl, 'eth_getCode', [address, 'latest']), key).to.have.length.above(
        100,
      );
    }

    const { code, output } = await stack.stop();

    expect(output).to.include('Everything is stopped; the data is kept.');
    expect(code).to.equal(0);
    expect(alive(processes)).to.deep.equal([]);
    expect(existsSync(join(home, 'stack.json'))).to.equal(false);
  });

  it('stops as cleanly on SIGTERM', async () => {
    const stack = startLean(home);
    const processes = processesOf(await stack.ready());
    const { code } = await stack.stop('SIGTERM');
    expect(code).to.equal(0);
    expect(alive(processes)).to.deep.equal([]);
  });

  it('finds its blocks, its clock, its documents and its index again', async () => {
    const first = startLean(home);
    const before = await first.ready();
    const genesis = await rpc(before.rpcUrl, 'eth_getBlockByNumber', ['0x0', false]);
    await rpc(before.rpcUrl, 'evm_mine');
    const head = await latestBlock(before.rpcUrl);
    const { cid } = await create({ url: before.ipfsUrl }).add('{"kept":true}', {
      cidVersion: 1,
      rawLeaves: true,
    });
    await first.stop();

    const second = startLean(home);
    const after = await second.ready();

    expect(await rpc(after.rpcUrl, 'eth_getBlockByNumber', ['0x0', false])).to.deep.equal(genesis);
    expect(placedContracts(after)).to.deep.equal(placedContracts(before));
    await rpc(after.rpcUrl, 'evm_mine');
    const later = await latestBlock(after.rpcUrl);
    expect(later.number).to.be.greaterThan(head.number);
    expect(later.timestamp).to.be.at.least(head.timestamp);
    expect(await (await fetch(`${after.ipfsUrl}/ipfs/${cid.toString()}`)).text()).to.equal('{"kept":true}');
    expect((await indexStatus(after.graphUrl))?.block).to.be.at.least(head.number);
    await second.stop();
  });
});
