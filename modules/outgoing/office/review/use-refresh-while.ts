import { useEffect, useRef } from 'react';

/** So often what somebody works on is read again (ms). */
const pace = 2_000;

/** Reads again and again while something on the page is being worked on: its end is told by no event. */
export function useRefreshWhile(working: boolean, read: () => void): void {
  const newest = useRef(read);
  newest.current = read;
  useEffect(() => {
    if (!working) return;
    const timer = setInterval(() => newest.current(), pace);
    return () => clearInterval(timer);
  }, [working]);
}
