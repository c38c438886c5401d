import type { Import } from './imports.ts';

/** What the files of a folder may import beside each other. */
interface Wall {
  /** From the repository's root; `*` stands for each folder there, which then has walls to its neighbours too. */
  folder: string;
  /** Folders below these count too. */
  mayImport: readonly string[];
}

/**
 * Who imports whom: the one table, which the linter keeps and docs/architecture.md shows. A file stands behind the first wall
 * here that fits its folder, and imports from behind another only what its own allows. Packages, and data that stand in no
 * such folder, are behind no wall.
 */
export const walls: readonly Wall[] = [
  { folder: 'contracts', mayImport: [] },
  { folder: 'ignition', mayImport: ['protocol'] },
  { folder: 'protocol', mayImport: [] },
  { folder: 'subgraph', mayImport: [] },
  { folder: 'dapp/src/locales', mayImport: [] },
  { folder: 'dapp/src/shared', mayImport: ['dapp/src/locales', 'protocol'] },
  { folder: 'dapp/src/entities', mayImport: ['dapp/src/shared', 'protocol'] },
  { folder: 'dapp/src/features/*', mayImport: ['dapp/src/entities', 'dapp/src/shared', 'protocol'] },
  { folder: 'dapp/src/demo', mayImport: ['dapp/src/entities', 'dapp/src/shared', 'protocol'] },
  {
    folder: 'dapp/src/app',
    mayImport: ['dapp/src/demo', 'dapp/src/features', 'dapp/src/entities', 'dapp/src/shared', 'protocol'],
  },
  {
    folder: 'dapp/src/boot',
    mayImport: ['dapp/src/app', 'dapp/src/features', 'dapp/src/entities', 'dapp/src/shared', 'protocol'],
  },
  { folder: 'dapp', mayImport: ['dapp/src/app', 'dapp/src/boot', 'dapp/src/shared'] },
  { folder: 'scripts/checks', mayImport: [] },
  { folder: 'scripts/network', mayImport: ['ignition', 'protocol'] },
  { folder: 'scripts/release', mayImport: ['ignition', 'protocol'] },
  { folder: 'scripts/generate', mayImport: ['protocol', 'scripts/checks', 'scripts/release'] },
  { folder: 'scripts/stack', mayImport: ['ignition', 'protocol', 'scripts/network', 'scripts/release'] },
  { folder: 'scripts/test', mayImport: ['scripts/stack'] },
  { folder: 'scripts/cli', mayImport: ['protocol', 'scripts/stack'] },
  {
    folder: 'scripts/bench',
    mayImport: [
      'dapp/src/app',
      'protocol',
      'scripts/cli',
      'scripts/release',
      'scripts/stack',
      'test/contracts/support',
      'test/e2e/support',
      'test/support',
    ],
  },
  { folder: 'scripts/screenshots', mayImport: ['dapp/src/app', 'scripts/stack', 'test/e2e/support'] },
  { folder: 'scripts/*', mayImport: ['protocol'] },
  { folder: 'test', mayImport: ['contracts', 'dapp', 'ignition', 'protocol', 'scripts', 'subgraph'] },
];

/** What an import does against the walls; undefined where it may. */
export function broken({
  from,
  to,
  specifier,
}: Pick<Import, 'from' | 'to' | 'specifier'>): string | undefined {
  const own = wallOf(from);
  const other = wallOf(to);
  if (own === undefined) {
    // The settings of tools, beside package.json, read what they set up.
    return from.includes('/')
      ? `${from} stands behind no wall: give its folder a row in ${table}`
      : undefined;
  }
  if (other === undefined || other.folder === own.folder) return undefined;
  if (!own.wall.mayImport.some((allowed) => to.startsWith(`${allowed}/`))) {
    return `${own.folder} must not import ${other.folder} (${table})`;
  }
  if (other.folder === 'protocol' && specifier.startsWith('.')) {
    return `Import ${to} as ${to.replace(/^protocol\/src\/(.*)\.ts$/, '@patto/protocol/$1')}`;
  }
  return undefined;
}

const table = 'scripts/checks/walls.ts';

/** The wall that a file stands behind, and the folder that it is there. */
function wallOf(path: string): { wall: Wall; folder: string } | undefined {
  const within = path.split('/').slice(0, -1);
  for (const wall of walls) {
    const names = wall.folder.split('/');
    if (
      within.length >= names.length &&
      names.every((name, index) => name === '*' || name === within[index])
    ) {
      return { wall, folder: within.slice(0, names.length).join('/') };
    }
  }
  return undefined;
}
