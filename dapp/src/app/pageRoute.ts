import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  notFound,
  type ParamsOptions,
  type ResolveParams,
} from '@tanstack/react-router';
import type { FunctionComponent } from 'react';
import { requireCatalogues } from '../shared/language/catalogues.ts';
import { wait } from '../shared/start/wait.ts';
import { readSearch, type Search } from './search.ts';
import { Shell } from './Shell.tsx';

/** What a page's file exports: its component by the file's name and what to read before it is shown, where something is. */
type PageModule = Readonly<Record<string, FunctionComponent>> & {
  readonly readAhead?: (
    queryClient: QueryClient,
    params: Readonly<Record<string, number>>,
  ) => Promise<unknown>;
};

interface PageFacts<Path, Kinds> {
  readonly path: Path;
  readonly module: string;
  readonly search?: Kinds;
}

/** How the router writes it that every `$id` in a path is a number; `numbers` does it. */
type NumberParams<Path extends string> = NonNullable<
  ParamsOptions<Path, ResolveParams<Path, number>>['params']
>;

/** By module: the catalogues that a page needs. Told by the build (../../catalogues.ts). */
declare const PAGE_CATALOGUES: Readonly<Record<string, readonly string[]>>;

export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Shell });

const files = import.meta.glob<PageModule>('../features/*/*Page.tsx');

/** The route of a page: its words and its first answers are there before it is shown. */
export function pageRoute<const Path extends string, Kinds extends object>({
  path,
  module,
  search,
}: PageFacts<Path, Kinds>) {
  const load = files[`../${module}`];
  if (load === undefined) throw new Error(`There is no page ${module}`);
  return createRoute({
    getParentRoute: () => root,
    path,
    params: numbers as unknown as NumberParams<Path>,
    validateSearch: (found: Search<Kinds>) =>
      (search === undefined ? {} : readSearch(search, found)) as Search<Kinds>,
    loader: async ({ context, params }) => {
      await Promise.all([
        requireCatalogues(PAGE_CATALOGUES[module] ?? []),
        readAhead(load(), context.queryClient, params),
      ]);
    },
    component: lazyRouteComponent(load, module.slice(module.lastIndexOf('/') + 1, -'.tsx'.length)),
  });
}

/** What stands for `$id` and the like: numbers, in every address. */
const numbers = {
  parse: (texts: Readonly<Record<string, string>>) => mapValues(texts, parseNumber),
  stringify: (params: Readonly<Record<string, number>>) => mapValues(params, String),
};

/** How long a page waits for its first answers, in milliseconds: it then appears whole rather than in two steps. */
const patience = 300;

async function readAhead(
  loading: Promise<PageModule>,
  queryClient: QueryClient,
  params: Readonly<Record<string, number>>,
): Promise<void> {
  // A file that does not come is the component's matter: it reloads once, for the files of a new version.
  const page = await loading.catch(() => undefined);
  if (page?.readAhead === undefined) return;
  // What fails is asked again by the page itself, which says so.
  await Promise.race([page.readAhead(queryClient, params).catch(() => undefined), wait(patience)]);
}

function mapValues<From, To>(
  values: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

/** Numbers of commons, ballots and municipalities start at 1 and fit 32 bits. */
function parseNumber(text: string): number {
  const number = Number(text);
  if (!/^[1-9]\d{0,9}$/.test(text) || number > 0xffffffff) throw notFound();
  return number;
}
