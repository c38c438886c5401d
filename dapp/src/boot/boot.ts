// Runs inside index.html before any other file is here: while the app is on its way, it asks for the page's files, its
// words and its first answers, all at once rather than one after the other. The app takes what it finds
// (shared/start/early.ts) and would ask itself for what it does not.
import { chooseLanguage, languageStorageKey } from '../shared/language/languages.ts';
import { askEarly } from '../shared/start/early.ts';
import { early, type Services } from './early.ts';

interface StartPage {
  /** Of its addresses, with a number or none (a regular expression). */
  readonly address: string;
  /** The files that it needs beyond what index.html names itself. */
  readonly files: readonly string[];
  /** The names of its catalogues. */
  readonly catalogues: readonly string[];
  readonly early?: keyof typeof early;
}

/** By the build (../../startPage.ts). */
declare const START_PAGES: readonly StartPage[];
/** By the build: the files of each catalogue (`it/common`), of each language's own fonts (`el`), of the demonstration (`demo`). */
declare const START_FILES: Readonly<Record<string, readonly string[]>>;

const path = location.pathname;
const page = START_PAGES.find(({ address }) => new RegExp(address).test(path));
const language = chooseLanguage([localStorage.getItem(languageStorageKey), ...navigator.languages]);
document.documentElement.lang = language;

preload(START_FILES[language]);
if (page === undefined) preload(START_FILES[`${language}/common`]);
preload(page?.files);
for (const catalogue of page?.catalogues ?? []) preload(START_FILES[`${language}/${catalogue}`]);

askEarly('/config.json', { cache: 'no-cache' }, async (answer) => {
  const config = (await answer.json()) as Services & { demo?: unknown };
  if (config.demo !== undefined) preload(START_FILES['demo']);
  if (page?.early !== undefined) early[page.early](config, Number(/\d+/.exec(path)));
});

// The first number and the first date cost a browser more than all later ones together; meanwhile nobody waits.
setTimeout(() => new Intl.NumberFormat(language).format(0));
setTimeout(() => new Intl.DateTimeFormat(language).format(0));

function preload(files: readonly string[] = []): void {
  for (const file of files) {
    const link = document.createElement('link');
    if (file.endsWith('.css')) {
      link.rel = 'preload';
      link.as = 'style';
    } else if (file.endsWith('.woff2')) {
      link.rel = 'preload';
      link.as = 'font';
      link.type = 'font/woff2';
    } else link.rel = 'modulepreload';
    link.crossOrigin = '';
    link.href = `/${file}`;
    document.head.append(link);
  }
}
