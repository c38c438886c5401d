// What each page of the dapp loads, in kB gzipped, against its budget (dapp/src/app/pages.ts). The files follow from
// Vite's manifest: a page's own chunk and all that it imports statically, its words in English, together with what the
// entry loads.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cataloguesOfPage } from './dapp/catalogues.ts';
import { allPages } from './dapp/src/app/pages.ts';

const file = 'dapp/dist/.vite/manifest.json';
if (!existsSync(file)) throw new Error('There is no build of the dapp: run "npm run build -w dapp" first');
const manifest = JSON.parse(readFileSync(file, 'utf8'));
const source = fileURLToPath(new URL('dapp/src', import.meta.url));

/** The scripts that a chunk needs before it runs. */
function closure(key, found = new Set()) {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`The build has no chunk of ${key}`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const imported of chunk.imports ?? []) closure(imported, found);
  return found;
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);

export default allPages.map(({ name, module, limit }) => {
  const files = closure(entry);
  closure(`src/${module}`, files);
  for (const catalogue of cataloguesOfPage(source, module)) closure(`src/locales/en/${catalogue}.po`, files);
  return { name, limit: `${limit} kB`, gzip: true, path: [...files].map((each) => `dapp/dist/${each}`) };
});
