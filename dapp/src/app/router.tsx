import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
} from '@tanstack/react-router';
import * as v from 'valibot';
import { Loading } from '../shared/ui/Loading.tsx';
import { requireCatalogue } from '../shared/language/catalogues.ts';
import { NotFoundPage } from './NotFoundPage.tsx';
import { PageFailure } from './PageFailure.tsx';
import { Shell } from './Shell.tsx';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Shell });

/** What the list of commons is narrowed to; in the address, so that it can be sent to a neighbour. */
const CommonsSearch = v.object({
  q: v.fallback(v.optional(v.string()), undefined),
  city: v.fallback(v.optional(v.number()), undefined),
  kind: v.fallback(v.optional(v.string()), undefined),
  open: v.fallback(v.optional(v.boolean()), undefined),
  mine: v.fallback(v.optional(v.boolean()), undefined),
  view: v.fallback(v.optional(v.literal('map')), undefined),
});

const commonsListRoute = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (search) => v.parse(CommonsSearch, search),
  loader: ({ context }) =>
    readAhead(import('../features/commons/CommonsPage.tsx'), (page) => page.readAhead(context.queryClient)),
  component: lazyRouteComponent(() => import('../features/commons/CommonsPage.tsx'), 'CommonsPage'),
});

const commonsRoute = createRoute({
  getParentRoute: () => root,
  path: '/commons/$id',
  params: { parse: ({ id }) => ({ id: parseNumber(id) }), stringify: ({ id }) => ({ id: String(id) }) },
  component: lazyRouteComponent(() => import('../features/commons/OneCommonsPage.tsx'), 'OneCommonsPage'),
});

const ballotsRoute = createRoute({
  getParentRoute: () => root,
  path: '/ballots',
  loader: ({ context }) =>
    Promise.all([
      requireCatalogue('ballots'),
      readAhead(import('../features/ballots/BallotsPage.tsx'), (page) => page.readAhead(context.queryClient)),
    ]),
  component: lazyRouteComponent(() => import('../features/ballots/BallotsPage.tsx'), 'BallotsPage'),
});

const ballotRoute = createRoute({
  getParentRoute: () => root,
  path: '/ballots/$id',
  params: { parse: ({ id }) => ({ id: parseNumber(id) }), stringify: ({ id }) => ({ id: String(id) }) },
  loader: ({ context, params }) =>
    Promise.all([
      requireCatalogue('ballots'),
      readAhead(import('../features/voting/BallotPage.tsx'), (page) =>
        page.readAhead(context.queryClient, params.id),
      ),
    ]),
  component: lazyRouteComponent(() => import('../features/voting/BallotPage.tsx'), 'BallotPage'),
});

const resultRoute = createRoute({
  getParentRoute: () => root,
  path: '/ballots/$id/result',
  params: { parse: ({ id }) => ({ id: parseNumber(id) }), stringify: ({ id }) => ({ id: String(id) }) },
  loader: () => requireCatalogue('ballots'),
  component: lazyRouteComponent(() => import('../features/results/ResultPage.tsx'), 'ResultPage'),
});

const meRoute = createRoute({
  getParentRoute: () => root,
  path: '/me',
  component: lazyRouteComponent(() => import('../features/me/MePage.tsx'), 'MePage'),
});

const auditRoute = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  loader: () => requireCatalogue('ballots'),
  component: lazyRouteComponent(() => import('../features/audit/AuditPage.tsx'), 'AuditPage'),
});

const municipalityAuditRoute = createRoute({
  getParentRoute: () => root,
  path: '/audit/$municipality',
  params: {
    parse: ({ municipality }) => ({ municipality: parseNumber(municipality) }),
    stringify: ({ municipality }) => ({ municipality: String(municipality) }),
  },
  loader: () => requireCatalogue('ballots'),
  component: lazyRouteComponent(
    () => import('../features/audit/MunicipalityAuditPage.tsx'),
    'MunicipalityAuditPage',
  ),
});

const routeTree = root.addChildren([
  commonsListRoute,
  commonsRoute,
  ballotsRoute,
  ballotRoute,
  resultRoute,
  meRoute,
  auditRoute,
  municipalityAuditRoute,
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: Loading,
    defaultErrorComponent: PageFailure,
    defaultNotFoundComponent: NotFoundPage,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

/** How long a page waits for its first answers, in milliseconds: it then appears whole rather than in two steps. */
const patience = 300;

async function readAhead<Page>(
  loading: Promise<Page>,
  read: (page: Page) => Promise<unknown>,
): Promise<void> {
  const page = await loading;
  const enough = new Promise((resolve) => setTimeout(resolve, patience));
  // What fails is asked again by the page itself, which says so.
  await Promise.race([read(page).catch(() => undefined), enough]);
}

/** Numbers of commons, ballots and municipalities start at 1 and fit 32 bits. */
function parseNumber(text: string): number {
  const number = Number(text);
  if (!/^[1-9]\d{0,9}$/.test(text) || number > 0xffffffff) throw notFound();
  return number;
}
