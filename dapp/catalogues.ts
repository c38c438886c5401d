import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

/** A file of words for each language, `src/locales/<language>/<name>.po`. */
export interface Catalogue {
  readonly name: string;
  /** Whose words these are: folders below `src`. */
  readonly folders: readonly string[];
}

/** What every page loads; a folder without a catalogue of its own has its words here. */
const everyPage = 'common';

/** What is around every page. */
const app = 'app/main.tsx';

/** Entities with many words that some pages never show. Those of the others are few, and one file more costs a page more. */
const apart = ['entities/ballot', 'entities/recount'];

/**
 * The catalogues of this source: one for each feature that has words, found from the folders so that no words can be
 * forgotten. Folders of the same name share one.
 */
export function catalogues(source: string): readonly Catalogue[] {
  const own = new Map<string, string[]>();
  for (const folder of [...foldersIn(source, 'features'), ...apart]) {
    if (!filesIn(join(source, folder)).some(hasWords)) continue;
    const name = basename(folder);
    own.set(name, [...(own.get(name) ?? []), folder]);
  }
  return [
    { name: everyPage, folders: [''] },
    ...[...own].map(([name, folders]) => ({ name, folders })).sort((a, b) => (a.name < b.name ? -1 : 1)),
  ];
}

/**
 * The catalogues that a page needs: those of all modules with words that it or the app around it reaches, whether at once
 * or on demand.
 * @param module Of the page, below `source`.
 */
export function cataloguesOfPage(source: string, module: string): readonly string[] {
  const own = catalogues(source).filter(({ name }) => name !== everyPage);
  const needed = new Set([everyPage]);
  const reached = reachedFrom(join(source, module), reachedFrom(join(source, app)));
  for (const file of reached) {
    const path = relative(source, file);
    const at = own.find(({ folders }) => folders.some((folder) => path.startsWith(`${folder}/`)));
    if (at !== undefined && hasWords(file)) needed.add(at.name);
  }
  return [...needed].sort();
}

function foldersIn(source: string, parent: string): string[] {
  const entries = readdirSync(join(source, parent), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${parent}/${name}`);
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => /\.tsx?$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name));
}

function hasWords(file: string): boolean {
  return /'@lingui\/(core|react)\/macro'/.test(readFileSync(file, 'utf8'));
}

/** The module and all that it names by a relative path, but for mere types: imports, imports on demand, workers. */
function reachedFrom(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const code = readFileSync(file, 'utf8').replaceAll(/^(im|ex)port type [^;]*;/gm, '');
  for (const [, path] of code.matchAll(/'(\.{1,2}\/[^'*]+\.tsx?)(?:\?\w+)?'/g)) {
    if (path !== undefined) reachedFrom(join(file, '..', path), found);
  }
  return found;
}
