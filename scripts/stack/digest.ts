import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** What is installed or made, wherever it lies. */
const made = new Set(['node_modules', 'dist', 'build', 'generated', '.git']);

/** The same where only these lie. */
const madeAt = new Set(['artifacts', 'cache', 'coverage', '.patto', 'ignition/deployments']);

/**
 * sha2-256 over the names and contents of all files below the given paths, but for what is installed or made there.
 * @param root The folder that the paths, and the names that count, are relative to.
 */
export async function digestOf(root: string, paths: readonly string[]): Promise<string> {
  const counts = (path: string, name: string) => !made.has(name) && !madeAt.has(relative(root, path));
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of (await filesBelow(join(root, path), counts)).sort()) {
      hash
        .update(`${relative(root, file)}\0`)
        .update(await contentOf(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/** Digests of files by name, time and size, because many digests take in the same files. */
const known = new Map<string, Promise<string>>();

async function contentOf(file: string): Promise<string> {
  const { mtimeMs, size } = await stat(file);
  const key = `${file}\0${mtimeMs}\0${size}`;
  const digest =
    known.get(key) ?? readFile(file).then((bytes) => createHash('sha256').update(bytes).digest('hex'));
  known.set(key, digest);
  return digest;
}

async function filesBelow(path: string, counts: (path: string, name: string) => boolean): Promise<string[]> {
  const entry = await stat(path).catch(() => undefined);
  if (entry === undefined) return [];
  if (entry.isFile()) return [path];
  if (!entry.isDirectory()) return [];
  const inside = (await readdir(path)).filter((name) => counts(join(path, name), name));
  return (await Promise.all(inside.map((name) => filesBelow(join(path, name), counts)))).flat();
}
