import { expect } from 'chai';
import { copyFile, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { latestBlock, rpc } from '../../scripts/stack/chainRpc.ts';
import { indexHead, untilIndexed } from '../subgraph/support/graphql.ts';
import { alive, processesOf, startLean, usedHome } from './support/stackProcess.ts';

describe('A part that is killed', () => {
  let home: string;
  before(async () => {
    home = await usedHome();
  });

  for (const part of ['chain', 'database', 'graph']) {
    it(`is noticed and named with its log, and everything else is stopped: ${part}`, async () => {
      const stack = startLean(home);
      const description = await stack.ready();
      const victim = description.processes[part]?.[0];
      if (victim === undefined) throw new Error(`The ${part} has no process`);

      process.kill(victim.pid, 'SIGKILL');
      const { code, output } = await stack.ending();

      expect(output).to.match(
        new RegExp(`The ${part} ended \\(signal SIGKILL\\)\\. Its log: (.*${part}\\.log)`),
      );
      expect(await readFile(`${home}/logs/${part}.log`, 'utf8')).to.be.a('string');
      expect(code).to.equal(1);
      expect(alive(processesOf(description))).to.deep.equal([]);
    });
  }

  it('loses no more than the last blocks, and its parts end with the next start: the whole stack', async () => {
    const killed = startLean(home);
    const before = await killed.ready();

    await killed.stop('SIGKILL');
    expect(alive(processesOf(before)), 'a killed stack cannot stop its parts').to.have.length(3);
    const next = startLean(home);
    const after = await next.ready();

    expect(alive(processesOf(before)), 'the next start ends what was left').to.deep.equal([]);
    expect(after.contracts).to.deep.equal(before.contracts);
    await next.stop();
  });

  it('has its index made again where the chain has lost blocks that were indexed', async () => {
    const state = join(home, 'chain', 'state.json.gz');
    const killed = startLean(home);
    const before = await killed.ready();
    await copyFile(state, `${state}.earlier`);
    await rpc(before.rpcUrl, 'anvil_mine', ['0x14']);
    await untilIndexed(before.graphUrl, BigInt((await latestBlock(before.rpcUrl)).number));
    await killed.stop('SIGKILL');
    await rename(`${state}.earlier`, state);

    const next = startLean(home);
    const after = await next.ready();

    const { block } = await indexHead(after.graphUrl);
    expect(
      await rpc(after.rpcUrl, 'eth_getBlockByHash', [block.hash, false]),
      'a block of this chain',
    ).not.to.equal(null);
    expect(block.number).to.be.at.least((await latestBlock(after.rpcUrl)).number - 1);
    expect((await next.stop()).output).to.include('the index is made again');
  });
});
