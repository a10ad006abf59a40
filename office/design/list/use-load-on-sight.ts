import { type RefObject, useEffect, useRef } from 'react';

interface Loadable {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isError: boolean;
  fetchNextPage: () => Promise<unknown>;
}

/** Reads the next page shortly before its place comes into sight; the button stays for who wants to decide. */
export function useLoadOnSight(pages: Loadable): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(pages);
  latest.current = pages;
  useEffect(() => {
    if (!place.current) return;
    const watcher = new IntersectionObserver(
      ([entry]) => {
        const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = latest.current;
        if (entry?.isIntersecting && hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
      },
      { rootMargin: '320px' },
    );
    watcher.observe(place.current);
    return () => watcher.disconnect();
  });
  return place;
}
