import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Paper } from '../../contract/terms.ts';
import { fetchPage, type PageInput, type PageSource } from './fetch-page.ts';

/** Sizes of paper in millimetres: they give pages their shape before a picture is there. */
export const paperSizes: Readonly<Record<Paper, { width: number; height: number }>> = {
  a4: { width: 210, height: 297 },
  f4: { width: 215, height: 330 },
};

/** More pages than anybody turns here; the whole is behind the link to the PDF. */
const most = 30;

interface PagesOptions {
  /** Changes whenever the pages would: revision, version, number of the text. */
  stamp: string | number;
  /** How many pages are wanted now; the first alone until somebody turns on. */
  wanted: number;
  enabled?: boolean;
}

/** Pages of a letter as pictures, the first at once and further ones as they are wanted. */
export function usePages(
  source: PageSource,
  input: PageInput,
  { stamp, wanted, enabled = true }: PagesOptions,
) {
  const queryOf = (page: number) => ({
    queryKey: [`letter-pages.${source}`, input, stamp, page] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) => fetchPage(source, { ...input, page }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
  const first = useQuery({ ...queryOf(1), enabled, placeholderData: keepPreviousData });
  const count = Math.min(first.data?.count ?? 0, most);
  const others = useQueries({
    queries: Array.from({ length: Math.max(0, Math.min(wanted, count) - 1) }, (_, at) => queryOf(at + 2)),
  });
  const blobs = [first.data?.picture, ...others.map(({ data }) => data?.picture)];
  return { first, count, urls: useObjectUrls(blobs) };
}

/** Addresses of pictures that are held here; given back when they are no longer shown. */
function useObjectUrls(blobs: readonly (Blob | undefined)[]): readonly (string | undefined)[] {
  const held = useMemo(() => new Map<Blob, string>(), []);
  const urls = blobs.map((blob) => {
    if (!blob) return undefined;
    const known = held.get(blob) ?? URL.createObjectURL(blob);
    held.set(blob, known);
    return known;
  });
  useEffect(() => {
    for (const [blob, url] of held) {
      if (blobs.includes(blob)) continue;
      URL.revokeObjectURL(url);
      held.delete(blob);
    }
  });
  useEffect(
    () => () => {
      for (const url of held.values()) URL.revokeObjectURL(url);
      held.clear();
    },
    [held],
  );
  return urls;
}
