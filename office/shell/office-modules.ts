import { useLocation } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import type { NavigationGroup, NavigationItem, OfficeModule } from '../module.ts';
import { navigationGroups } from '../module.ts';
import { useMay } from '../session/use-session.ts';

/** The modules of this office; `main.tsx` gives them, so that the shell knows none by name. */
export const ModulesContext = createContext<readonly OfficeModule[]>([]);

export function useModules(): readonly OfficeModule[] {
  return useContext(ModulesContext);
}

/** The navigation that this person may use, by group; groups without items are left out. */
export function useNavigation(): { group: NavigationGroup; items: NavigationItem[] }[] {
  const may = useMay();
  const items = useModules()
    .flatMap((module) => module.navigation ?? [])
    .filter((item) => may(item.permission));
  return navigationGroups
    .map((group) => ({ group, items: items.filter((item) => item.group === group) }))
    .filter(({ items }) => items.length > 0);
}

/** The place that holds the page on screen: of two that fit, the one further in. */
export function useCurrentPlace(): string {
  const { pathname } = useLocation();
  return placeOf(
    pathname,
    useNavigation().flatMap(({ items }) => items),
  );
}

/** The place whose path, or the one that it covers, is the longest that the page lies at or below; home where none is. */
export function placeOf(
  pathname: string,
  places: readonly Pick<NavigationItem, 'path' | 'covers'>[],
): string {
  const holding = places
    .flatMap(({ path, covers = path }) => [
      { path, at: path },
      { path, at: covers },
    ])
    .filter(({ at }) => pathname === at || pathname.startsWith(`${at}/`));
  return holding.toSorted((a, b) => b.at.length - a.at.length)[0]?.path ?? '/';
}

/** Where a thing that is named by kind and id has its page; null where no module shows it. */
export function useSubjectPath(): (kind: string, id: string) => string | null {
  const modules = useModules();
  return (kind, id) => {
    const pathOf = modules.find((module) => module.subjects?.[kind])?.subjects?.[kind];
    return pathOf ? pathOf(id) : null;
  };
}
