// `npm run extract -w dapp`: brings the catalogues to what the code says. A sentence that has moved to another folder, and so
// to another catalogue, takes its translation along.
import { formatter } from '@lingui/format-po';
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceLanguage } from './src/shared/language/languages.ts';

type Words = Awaited<ReturnType<typeof po.parse>>;

const po = formatter({ lineNumbers: false });
const locales = fileURLToPath(new URL('src/locales/', import.meta.url));

interface File {
  readonly path: string;
  readonly locale: string;
  readonly content: string;
  readonly words: Words;
}

async function readAll(): Promise<File[]> {
  const paths = globSync(`${locales}*/*.po`);
  return Promise.all(
    paths.map(async (path) => {
      const content = readFileSync(path, 'utf8');
      const locale = basename(dirname(path));
      const words = await po.parse(content, { locale, sourceLocale: sourceLanguage, filename: path });
      return { path, locale, content, words };
    }),
  );
}

function extract(): void {
  execFileSync('lingui', ['extract', '--clean', ...process.argv.slice(2)], { stdio: 'inherit' });
}

const known = new Map<string, string>();
for (const { locale, words } of await readAll()) {
  for (const [id, { translation }] of Object.entries(words)) {
    if (translation !== '') known.set(`${locale} ${id}`, translation);
  }
}

extract();

let missing = 0;
let anyMoved = false;
for (const { path, locale, content, words } of await readAll()) {
  const blank = Object.entries(words).filter(([, { translation }]) => translation === '');
  const moved = blank.flatMap(([id, word]) => {
    const translation = known.get(`${locale} ${id}`);
    return translation === undefined ? [] : [[id, { ...word, translation }] as const];
  });
  missing += blank.length - moved.length;
  if (moved.length === 0) continue;
  anyMoved = true;
  const options = { locale, sourceLocale: sourceLanguage, filename: path, existing: content };
  writeFileSync(path, await po.serialize({ ...words, ...Object.fromEntries(moved) }, options));
}
// Writing them has left out the translators' notes, which come from the code.
if (anyMoved) extract();
console.log(missing === 0 ? 'Every sentence has its translations.' : `${missing} translations are missing.`);
