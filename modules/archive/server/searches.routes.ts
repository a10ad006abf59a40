import { type Route, route } from '#core/http/route.ts';
import { savedSearches } from '../contract/saved-searches.ts';
import { listSavedSearches, removeSearch, renameSearch, saveSearch } from './searches/keep-searches.ts';

/** Searches that people keep. */
export const searchesRoutes: readonly Route[] = [
  route(savedSearches.list, listSavedSearches),
  route(savedSearches.save, saveSearch),
  route(savedSearches.rename, renameSearch),
  route(savedSearches.remove, removeSearch),
];
