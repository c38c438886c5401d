import { expect } from 'chai';
import getPort from 'get-port';
import { chmod, cp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { postgresBinaries } from '../../scripts/stack/binaries.ts';
import { query, startDatabase } from '../../scripts/stack/database.ts';
import { takeHome } from '../../scripts/stack/home.ts';
import { withNewFolder } from './support/stackProcess.ts';

describe('The database of a folder that nobody else may enter', () => {
  it('starts, also for root and with its programs in that folder, and opens to nobody without the password', async () => {
    await withNewFolder(async (folder) => {
      await chmod(folder, 0o700);
      const { initdb } = await postgresBinaries();
      await cp(dirname(dirname(initdb)), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
      const own = (name: string) => join(folder, 'native/bin', name);
      const home = await takeHome(join(folder, 'data'));
      await home.prepare(false);

      const port = await getPort();
      const binaries = { initdb: own('initdb'), postgres: own('postgres') };
      const database = await startDatabase(home, port, binaries);

      try {
        expect(await query(database.url, 'SELECT 1 AS one')).to.eql([{ one: 1 }]);
        const guessed = new URL(database.url);
        guessed.password = guessed.username;
        const refusal = await query(guessed.href, 'SELECT 1').catch((error: unknown) => String(error));
        expect(refusal).to.include('password authentication failed');
      } finally {
        await database.stop();
        await home.release();
      }
    });
  });
});
