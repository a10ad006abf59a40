import { type AnyRoute, createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lazyPart, WaitingShape } from '../design/feedback/lazy-part.tsx';
import { LoadingRows } from '../design/states/loading-rows.tsx';
import { loadTexts } from '../i18n/language.ts';
import type { OfficeModule, OfficeRoute } from '../module.ts';
import { NotFoundPage } from '../pages/not-found-page.tsx';
import { Gatekeeper } from '../session/gatekeeper.tsx';
import { useMay } from '../session/use-session.ts';
import { Shell } from '../shell/shell.tsx';
import { PageFault } from './page-fault.tsx';
import { usePageTitle } from './page-title.ts';
import { parseSearch, writeSearch } from './search-params.ts';

const Home = lazyPart(() => import('../pages/home-page.tsx').then(({ HomePage }) => HomePage));

/** The router of the office: the home page and the pages of all modules, each loaded when it is first opened. */
export function createOfficeRouter(modules: readonly OfficeModule[]) {
  const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage });
  const home = createRoute({
    getParentRoute: () => root,
    path: '/',
    component: Home,
  });
  const pages = modules.flatMap((module) =>
    (module.routes ?? []).map((route) => routeOf(root, module.name, route)),
  );
  return createRouter({
    routeTree: root.addChildren([home, ...pages]),
    basepath: '/office',
    parseSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultPendingComponent: LoadingRows,
    defaultPendingMs: 200,
    defaultErrorComponent: ({ error, reset }) => <PageFault error={error} onRetry={reset} />,
    scrollRestoration: true,
  });
}

function routeOf(root: AnyRoute, module: string, route: OfficeRoute): AnyRoute {
  const Page = lazyPart(() => Promise.all([route.load(), loadTexts(module)]).then(([{ Page }]) => Page));
  const Guarded = () => {
    const { t } = useTranslation();
    usePageTitle(t(route.title));
    // What one may not see looks like what is not there.
    return useMay()(route.permission) ? <Page /> : <NotFoundPage />;
  };
  Guarded.preload = Page.preload;
  return createRoute({ getParentRoute: () => root, path: route.path, component: Guarded });
}

function Root() {
  return (
    <Gatekeeper>
      <Shell>
        <WaitingShape value={<LoadingRows />}>
          <Outlet />
        </WaitingShape>
      </Shell>
    </Gatekeeper>
  );
}
