import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';

/** All TypeScript below these folders, relative to the root. */
export async function filesOf(root: string, folders: readonly string[]): Promise<string[]> {
  const lists = folders.map(async (folder) => {
    const names = await readdir(join(root, folder), { recursive: true });
    return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
  });
  return (await Promise.all(lists)).flat();
}

/** The files of ours that these import, and what those import, they themselves included; generated ones are not looked at. */
export async function importedBy(root: string, files: readonly string[]): Promise<string[]> {
  const seen = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = await readFile(join(root, file), 'utf8').catch(() => '');
    for (const [, name = ''] of text.matchAll(/(?:from|import|import\()\s*'([^']+)'/g)) {
      const target = targetOf(file, name);
      if (target !== undefined) waiting.push(target);
    }
  }
  return [...seen].sort();
}

/** The file behind an import; undefined for packages that are not ours and for what is generated. */
function targetOf(file: string, name: string): string | undefined {
  const inProtocol = /^@patto\/protocol\/(.+)$/.exec(name)?.[1];
  const path =
    inProtocol !== undefined
      ? `protocol/src/${inProtocol}.ts`
      : name.startsWith('.')
        ? normalize(join(dirname(file), name))
        : undefined;
  return path === undefined || path.includes('/generated/') ? undefined : path;
}
