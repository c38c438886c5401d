import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { takeHome } from '../../scripts/stack/home.ts';
import type { Part } from '../../scripts/stack/part.ts';
import { withNewFolder } from './support/stackProcess.ts';

describe('A data folder', () => {
  it('knows the processes of all parts, however close together they become ready', async () => {
    await withNewFolder(async (folder) => {
      const home = await takeHome(folder);
      const parts = Array.from({ length: 30 }, (_, index) => partOf(index));

      await Promise.all(parts.map((_, index) => home.record(parts.slice(0, index + 1))));

      const { processes } = JSON.parse(await readFile(home.at('lock.json'), 'utf8')) as {
        processes: unknown;
      };
      expect(processes).to.deep.equal(parts.flatMap((part) => part.processes));
      await home.release();
    });
  });
});

function partOf(pid: number): Part {
  return {
    name: `part ${pid}`,
    processes: [{ pid, startTime: '0' }],
    logFile: '',
    died: new Promise(() => undefined),
    stop: () => Promise.resolve(),
  };
}
