import { loadTexts } from '#office/i18n/language.ts';
import { liveState } from '#office/live/live-connection.ts';
import { forgetLongAwaited } from '#office/outbox/sealed/forget-long-awaited.ts';
import { sealedRows } from '#office/outbox/sealed/sealed-database.ts';
import { anyWaits, keptCheckIns, openBox, sendKept } from './kept-check-ins.ts';
import { askForTime, clock } from './this-device.ts';

/** Waits between attempts that the page makes by itself (ms). */
const firstWait = 10_000;
const longestWait = 5 * 60_000;
/** When the page is looked at again, a ticket older than this is fetched anew (ms). */
const ticketStays = 3 * 60_000;

/** The page and its words lie at hand without a network also where nobody has opened it, or not since a new release. */
async function bringPage(): Promise<void> {
  await Promise.all([
    import('../check-in/check-in-page.tsx'),
    loadTexts('attendance'),
    loadTexts('organization'),
  ]);
}

/**
 * Brings what waits here of an owner: at the start, when the network is back, when the page is looked at, when the worker of
 * the browser sent something, and by itself in growing waits. Keeps the time at hand. Until the returned function is called.
 */
export function follow(owner: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = firstWait;
  let ended = false;
  const plan = () => {
    clearTimeout(timer);
    timer = undefined;
    // What is kept next has lost no attempt yet.
    if (!anyWaits()) wait = firstWait;
    else if (!ended) timer = setTimeout(() => void attempt(), wait);
  };
  const attempt = async () => {
    clearTimeout(timer);
    timer = undefined;
    wait = Math.min(wait * 2, longestWait);
    await sendKept();
    plan();
  };
  const attemptSoon = () => {
    wait = firstWait;
    void attempt();
  };
  const onSight = () => {
    if (document.visibilityState !== 'visible') return;
    if ((clock.age() ?? Number.POSITIVE_INFINITY) > ticketStays) void askForTime();
    attemptSoon();
  };
  const onWorker = ({ data }: MessageEvent) => {
    if (data === 'sent-unsent') attemptSoon();
  };
  const start = async () => {
    await openBox(owner);
    await askForTime();
    attemptSoon();
    const now = clock.now();
    if (now !== null) await forgetLongAwaited(sealedRows, owner, now);
    await bringPage();
  };
  addEventListener('online', attemptSoon);
  document.addEventListener('visibilitychange', onSight);
  navigator.serviceWorker?.addEventListener('message', onWorker);
  const stops = [
    liveState.subscribe(() => liveState.get() === 'live' && attemptSoon()),
    keptCheckIns.subscribe(() => (timer === undefined || !anyWaits()) && plan()),
  ];
  void start().catch(() => {});
  return () => {
    ended = true;
    clearTimeout(timer);
    removeEventListener('online', attemptSoon);
    document.removeEventListener('visibilitychange', onSight);
    navigator.serviceWorker?.removeEventListener('message', onWorker);
    for (const stop of stops) stop();
  };
}
