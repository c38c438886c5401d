// Runs inside index.html before any other file is here: while the app is on its way, it asks for the page's files, its
// words and its first answers, all at once rather than one after the other. The app takes what it finds
// (shared/start/early.ts) and would ask itself for what it does not.
import { ballotListVariables, ballotListWords, ballotWords } from '../entities/ballot/words.ts';
import { commonsListVariables, commonsListWords } from '../features/commons/listWords.ts';
import { numberId } from '../shared/graph/numberId.ts';
import { queryBody, queryText, type QueryWords } from '../shared/graph/queryText.ts';
import { chooseLanguage, languageStorageKey } from '../shared/language/languages.ts';
import { askEarly } from '../shared/start/early.ts';

interface StartConfig {
  graphUrl: string;
  ipfsUrl: string;
}

interface StartPage {
  path: RegExp;
  module: string;
  /** The pages about ballots have words of their own. */
  ballots?: boolean;
  ask?: (config: StartConfig, number: number) => void;
}

/** By the build: the files of each page, and the words and fonts of each language, that index.html does not name itself. */
declare const START_FILES: Readonly<Record<string, readonly string[]>>;

const pages: readonly StartPage[] = [
  {
    path: /^\/$/,
    module: 'features/commons/CommonsPage.tsx',
    // The minute, as the page itself rounds it.
    ask: (config) =>
      askGraphEarly(config, commonsListWords, commonsListVariables(Math.floor(Date.now() / 60_000) * 60)),
  },
  { path: /^\/commons\/(\d+)$/, module: 'features/commons/OneCommonsPage.tsx' },
  {
    path: /^\/ballots$/,
    module: 'features/ballots/BallotsPage.tsx',
    ballots: true,
    ask: (config) => askGraphEarly(config, ballotListWords, ballotListVariables),
  },
  {
    path: /^\/ballots\/(\d+)$/,
    module: 'features/voting/BallotPage.tsx',
    ballots: true,
    ask: askBallotEarly,
  },
  {
    path: /^\/ballots\/(\d+)\/result$/,
    module: 'features/results/ResultPage.tsx',
    ballots: true,
    ask: askBallotEarly,
  },
  { path: /^\/me$/, module: 'features/me/MePage.tsx' },
  { path: /^\/audit$/, module: 'features/audit/AuditPage.tsx', ballots: true },
  { path: /^\/audit\/(\d+)$/, module: 'features/audit/MunicipalityAuditPage.tsx', ballots: true },
];

const page = pages.find(({ path }) => path.test(location.pathname));
const language = chooseLanguage([localStorage.getItem(languageStorageKey), ...navigator.languages]);
document.documentElement.lang = language;

preload(`fonts/${language}`);
preload(`locales/${language}/common.po`);
if (page !== undefined) {
  preload(page.module);
  if (page.ballots === true) preload(`locales/${language}/ballots.po`);
}
askEarly('/config.json', { cache: 'no-cache' }, async (answer) => {
  const number = Number(page?.path.exec(location.pathname)?.[1]);
  page?.ask?.((await answer.json()) as StartConfig, number);
});

// The first number and the first date cost a browser more than all later ones together; meanwhile nobody waits.
setTimeout(() => new Intl.NumberFormat(language).format(0));
setTimeout(() => new Intl.DateTimeFormat(language).format(0));

function preload(module: string): void {
  for (const file of START_FILES[module] ?? []) {
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

function askGraphEarly(
  { graphUrl }: StartConfig,
  words: QueryWords,
  variables: unknown,
  goOn?: (answer: Response) => Promise<void>,
): void {
  const headers = { 'content-type': 'application/json' };
  const body = queryBody(queryText(words), variables);
  askEarly(graphUrl, { method: 'POST', headers, body }, goOn);
}

/** A ballot, and then its document. */
function askBallotEarly(config: StartConfig, number: number): void {
  askGraphEarly(config, ballotWords, { id: numberId(number) }, async (answer) => {
    const { data } = (await answer.json()) as {
      data?: { ballot?: { metadata?: { id: string } | null } | null };
    };
    const cid = data?.ballot?.metadata?.id;
    if (cid !== undefined) askEarly(`${config.ipfsUrl}/ipfs/${cid}`);
  });
}
