// What each page of the dapp loads, in kB gzipped, against its budget. The files follow from Vite's manifest: a page's
// own chunk and all that it imports statically, together with what the entry loads.
import { existsSync, readFileSync } from 'node:fs';

const file = 'dapp/dist/.vite/manifest.json';
if (!existsSync(file)) throw new Error('There is no build of the dapp: run "npm run build -w dapp" first');
const manifest = JSON.parse(readFileSync(file, 'utf8'));

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
const common = closure(entry);

/** @param own Modules that the page loads on demand, beside the entry. */
function page(name, limit, own) {
  const files = new Set(common);
  for (const key of own) closure(key, files);
  return { name, limit: `${limit} kB`, gzip: true, path: [...files].map((each) => `dapp/dist/${each}`) };
}

const english = 'src/locales/en/common.po';
const englishBallots = 'src/locales/en/ballots.po';

export default [
  page('commons (first route)', 170, ['src/features/commons/CommonsPage.tsx', english]),
  page('a commons', 310, ['src/features/commons/OneCommonsPage.tsx', english]),
  page('ballots', 190, ['src/features/ballots/BallotsPage.tsx', english, englishBallots]),
  page('a ballot', 315, ['src/features/voting/BallotPage.tsx', english, englishBallots]),
  page('a result', 315, ['src/features/results/ResultPage.tsx', english, englishBallots]),
  page('me', 200, ['src/features/me/MePage.tsx', english]),
  page('audit', 200, ['src/features/audit/AuditPage.tsx', english, englishBallots]),
];
