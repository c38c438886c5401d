import { execa } from 'execa';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../../../scripts/repository.ts';
import { city } from './city.ts';

/** The receipt that `patto` writes of a ballot as of a block of this city's chain. */
export async function receiptOfCommand(ballot: number, block: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'patto-receipt-'));
  try {
    const [network, receipt] = [join(folder, 'network.json'), join(folder, 'receipt.json')];
    await writeFile(network, JSON.stringify(city().stack));
    const options = ['--block', String(block), '--receipt', receipt, '--network', network];
    await execa(process.execPath, ['scripts/cli/patto.ts', 'ballot', 'recount', String(ballot), ...options], {
      cwd: repository,
    });
    return await readFile(receipt, 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}
