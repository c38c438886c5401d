import type { SearchKinds } from './search.ts';

interface PageFacts {
  /** As in the address; `$id` and the like stand for a number from 1 on. */
  readonly path: string;
  /** The file below `src`. It exports a component of its own name, and may export `readAhead` (PageModule). */
  readonly module: `features/${string}Page.tsx`;
  /** What the start script asks before the app is here; each has a line in boot/early.ts. */
  readonly early?: EarlyQuery;
  /** Of Icon.tsx, for those in the bar, in its order; the word beside it is in navigation.ts. */
  readonly icon?: string;
  /** What may stand behind the `?`. */
  readonly search?: SearchKinds;
  /** The most that it may load before it is there, in kB of script, gzipped. */
  readonly limit: number;
}

/** Queries of first answers that are asked for while the app is on its way. */
export type EarlyQuery = 'commonsList' | 'ballotList' | 'ballot';

/**
 * All pages. The router, the start script, the bar, the limits of size, the tests and the pictures read them here; plain
 * facts without words or modules, because the start script stands in index.html and the scripts run outside of a browser.
 */
export const pages = {
  commonsList: {
    path: '/',
    module: 'features/commons/CommonsPage.tsx',
    early: 'commonsList',
    icon: 'commons',
    // What the list is narrowed to; in the address, so that it can be sent to a neighbour.
    search: { q: 'text', city: 'number', kind: 'text', open: 'flag', mine: 'flag', view: ['map'] },
    limit: 170,
  },
  commons: { path: '/commons/$id', module: 'features/commons/OneCommonsPage.tsx', limit: 310 },
  ballots: {
    path: '/ballots',
    module: 'features/ballots/BallotsPage.tsx',
    early: 'ballotList',
    icon: 'ballots',
    limit: 190,
  },
  ballot: { path: '/ballots/$id', module: 'features/voting/BallotPage.tsx', early: 'ballot', limit: 315 },
  result: {
    path: '/ballots/$id/result',
    module: 'features/results/ResultPage.tsx',
    early: 'ballot',
    limit: 315,
  },
  me: { path: '/me', module: 'features/me/MePage.tsx', icon: 'me', limit: 200 },
  audit: { path: '/audit', module: 'features/audit/AuditPage.tsx', icon: 'audit', limit: 200 },
  municipalityAudit: {
    path: '/audit/$municipality',
    module: 'features/audit/MunicipalityAuditPage.tsx',
    limit: 200,
  },
} as const satisfies Readonly<Record<string, PageFacts>>;

export type Pages = typeof pages;
export type PageName = keyof Pages;

/** Every page, for whoever reads them all: its name and facts. */
export const allPages: readonly (PageFacts & { readonly name: PageName })[] = Object.entries<PageFacts>(
  pages,
).map(([name, facts]) => ({ ...facts, name: name as PageName }));
