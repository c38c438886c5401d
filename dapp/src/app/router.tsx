import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { Loading } from '../shared/ui/Loading.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { PageFailure } from './PageFailure.tsx';
import { pageRoute, root } from './pageRoute.ts';
import { allPages, type Pages } from './pages.ts';
import type { SearchKinds } from './search.ts';

type SearchOf<Page> = Page extends { readonly search: infer Kinds extends SearchKinds } ? Kinds : object;

/** Each page's route by its name, so that a link knows which addresses there are, with which numbers and search. */
type Routes = {
  [Name in keyof Pages]: ReturnType<typeof pageRoute<Pages[Name]['path'], SearchOf<Pages[Name]>>>;
};

const routes = Object.fromEntries(allPages.map((page) => [page.name, pageRoute(page)])) as unknown as Routes;
const routeTree = root.addChildren(routes);

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
