import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { rpc } from '../../scripts/stack/chain-rpc.ts';
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

  it('loses no more than the last blocks, and the index goes on: the whole stack', async () => {
    const killed = startLean(home);
    const before = await killed.ready();
    await rpc(before.rpcUrl, 'anvil_mine', ['0x5']);

    await killed.stop('SIGKILL');
    expect(alive(processesOf(before)), 'a killed stack cannot stop its parts').to.have.length(3);
    const next = startLean(home);
    const after = await next.ready();

    expect(alive(processesOf(before)), 'the next start ends what was left').to.deep.equal([]);
    expect(after.contracts).to.deep.equal(before.contracts);
    await next.stop();
  });
});
