import { expect } from 'chai';
import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startLean, StackProcess, usedHome, withNewFolder } from './support/stackProcess.ts';

describe('A start that cannot succeed', () => {
  it('names the taken port and its part, and starts nothing', async () => {
    const port = 5433;
    const server = createServer();
    // Whoever listens there already serves the same purpose.
    await new Promise<void>((resolve) => {
      server.once('error', () => resolve());
      server.listen(port, '127.0.0.1', resolve);
    });
    try {
      await withNewFolder(async (home) => {
        const { code, output } = await new StackProcess(home, '--no-seed', '--no-dapp').ending();
        expect(output).to.include(`port ${port} (database)`).and.to.include('Nothing was started');
        expect(code).to.equal(1);
        expect(existsSync(join(home, 'database'))).to.equal(false);
      });
    } finally {
      server.close();
    }
  });

  it('says that it cannot write its data folder', async () => {
    await withNewFolder(async (folder) => {
      const file = join(folder, 'file');
      await writeFile(file, '');
      const home = join(file, 'home');
      const { code, output } = await startLean(home).ending();
      expect(output).to.include(`cannot write its data folder ${home}`).and.to.include('PATTO_HOME');
      expect(code).to.equal(1);
    });
  });

  it('leaves a data folder alone that another stack uses', async () => {
    const home = await usedHome();
    const first = startLean(home);
    await first.ready();

    const { code, output } = await startLean(home).ending();

    expect(output).to.include('Patto already runs with the data folder').and.to.include(home);
    expect(code).to.equal(1);
    expect((await first.stop()).code).to.equal(0);
  });

  it('recognises a stale data folder, changes nothing in it and says how to begin anew', async () => {
    const home = await usedHome();
    await rename(join(home, 'chain'), join(home, 'chain.kept'));
    try {
      const { code, output } = await startLean(home).ending();
      expect(output).to.include('is stale').and.to.include('npm start -- --fresh');
      expect(code).to.equal(1);
    } finally {
      await rename(join(home, 'chain.kept'), join(home, 'chain')).catch(() => undefined);
    }
  });

  it('explains its options', async () => {
    const { code, output } = await new StackProcess('/nowhere', '--help').ending();
    expect(output).to.include('--fresh').and.to.include('--no-seed').and.to.include('--ports');
    expect(code).to.equal(0);
  });
});
