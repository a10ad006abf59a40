import { useQueries } from '@tanstack/react-query';
import { operationQuery } from '#office/data/use-operation.ts';
import type { Branch } from '#office/design/tree/branch-rows.ts';
import { type PlaceId, type PlaceView, places } from '../../contract/places.ts';

/** Rooms, and what stands in the places that are open; a place is asked for when it is opened. */
export function usePlaceBranches(opened: readonly string[]): Branch<PlaceView>[] {
  const read = useQueries({
    queries: [undefined, ...opened].map((parentId) =>
      operationQuery(places.list, parentId === undefined ? {} : { parentId: parentId as PlaceId }),
    ),
  });
  const all = read.flatMap(({ data }) => data?.items ?? []);
  const known = new Set(all.map(({ id }) => id as string));
  const none = new Set(
    read.flatMap(({ data }, at) => (at > 0 && data?.items.length === 0 ? [opened[at - 1]!] : [])),
  );
  return all
    .filter(({ parentId }) => parentId === null || known.has(parentId))
    .map((place) => ({
      id: place.id,
      parentId: place.parentId,
      value: place,
      // Nothing stands in a folder; of others it is known once they were opened.
      hasBelow: place.kind !== 'folder' && !none.has(place.id),
    }));
}
