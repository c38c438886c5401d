import { execa } from 'execa';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesToHex } from 'viem';
import { localAccount } from '../../../scripts/stack/accounts.ts';
import { repository } from '../../../scripts/repository.ts';
import { city } from './city.ts';

/** What a municipality does at the terminal while residents use the dapp. */
export interface Office {
  /** Runs `patto` with the municipality's key and gives what it prints as JSON. @throws where it fails */
  patto(...args: string[]): Promise<Record<string, unknown>>;
  /** A file with this content. */
  file(name: string, content: string): Promise<string>;
  close(): Promise<void>;
}

/** Opens the office of the municipality whose admin is this account of the local chain. */
export async function openOffice(admin: number): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'patto-office-'));
  const file = async (name: string, content: string) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  const network = await file('network.json', JSON.stringify(city().stack));
  const key = localAccount(admin).getHdKey().privateKey;
  if (key === null) throw new Error(`Account ${admin} has no key`);
  return {
    file,
    patto: async (...args) => {
      const { stdout } = await execa(
        process.execPath,
        ['scripts/cli/patto.ts', ...args, '--network', network, '--json'],
        { cwd: repository, env: { PATTO_KEY: bytesToHex(key) }, stdin: 'ignore' },
      );
      return JSON.parse(stdout) as Record<string, unknown>;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
