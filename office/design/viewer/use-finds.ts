import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { DocumentReader, Find, Finds } from './document-reader.ts';
import type { PageFind } from './viewer-page.tsx';

/** What somebody looks for in a document, and where they are in it. */
export interface Finding {
  open: boolean;
  q: string;
  answer: Finds | undefined;
  /** Index among the finds that were told; -1 before the first. */
  current: number;
  failed: boolean;
  looking: boolean;
  byPage: ReadonlyMap<number, readonly PageFind[]>;
  setOpen: (open: boolean) => void;
  setQ: (q: string) => void;
  step: (direction: 1 | -1) => void;
}

/** Typing is waited for: one question for a word, not one a letter. */
const patience = 250;
const kept = 60_000;

/** @param go brings a find into sight */
export function useFinds(
  reader: DocumentReader | undefined,
  start: { q: string; page: number },
  go: (find: Find) => void,
): Finding {
  const [open, setOpen] = useState(start.q !== '');
  const [q, setQ] = useState(start.q);
  const [asked, setAsked] = useState(start.q);
  const [current, setCurrent] = useState(-1);
  const [fromPage, setFromPage] = useState(start.page);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(q.trim()), patience);
    return () => clearTimeout(timer);
  }, [q]);
  const find = reader?.find;
  const {
    data: answer,
    isError: failed,
    isFetching: looking,
    isPlaceholderData,
  } = useQuery({
    queryKey: [...(reader?.key ?? []), 'finds', asked],
    queryFn: ({ signal }) => find!(asked, signal),
    enabled: find !== undefined && open && asked !== '',
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: kept,
  });
  const shown = open && asked !== '' ? answer : undefined;

  // A new answer begins at the page that is read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows the answer alone
  useEffect(() => {
    if (!shown || isPlaceholderData) return;
    const at = shown.finds.findIndex(({ page }) => page >= fromPage);
    const index = at >= 0 ? at : shown.finds.length > 0 ? 0 : -1;
    setCurrent(index);
    const first = shown.finds[index];
    if (first) go(first);
  }, [shown, isPlaceholderData]);

  const byPage = useMemo(() => {
    const pages = new Map<number, PageFind[]>();
    for (const [index, { page, boxes }] of (shown?.finds ?? []).entries()) {
      const own = pages.get(page);
      if (own) own.push({ index, boxes });
      else pages.set(page, [{ index, boxes }]);
    }
    return pages;
  }, [shown]);

  return {
    open,
    q,
    answer: shown,
    current,
    failed,
    looking: looking || q.trim() !== asked,
    byPage,
    setOpen,
    setQ,
    step: (direction) => {
      const count = shown?.finds.length ?? 0;
      if (!shown || count === 0) return;
      const next = (current + direction + count) % count;
      setCurrent(next);
      setFromPage(shown.finds[next]!.page);
      go(shown.finds[next]!);
    },
  };
}
