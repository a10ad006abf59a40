import i18next from 'i18next';
import type { Call } from '#core/contract/client.ts';
import { AppError } from '#core/contract/errors.ts';
import { call, callDirectly, newKey } from '../data/client.ts';
import { queryClient } from '../data/query-client.ts';
import { staleByOperation } from '../data/use-act.ts';
import { toast } from '../design/feedback/toasts.ts';
import { liveState } from '../live/live-connection.ts';
import { pageLeft, someoneElseSignedIn } from '../session/at-work.ts';
import { currentSession } from '../session/session-calls.ts';
import { dropRow, putRow, rowsOf, rowsOfOthers } from './device-store.ts';
import { later } from './later.ts';
import { leftTexts, sendLeftTexts } from './left-texts.ts';
import { followOwnBox, queuedOperation } from './offline-rules.ts';
import { type UnsentAct, unsentActs } from './outbox-state.ts';
import { ownerOf } from './owner.ts';

/** An attempt is made by itself this often while something waits (ms). */
const pace = 30_000;
/** What waits longer for somebody who does not come back is erased (ms). */
const longestWait = 30 * 24 * 3_600_000;
/** Refusals that say "later" of this act alone. */
const laterAlone = new Set(['core.idempotency-in-progress', 'core.internal', 'core.step-up-required']);

let owner: string | null = null;

/** Brings the acts of this person to the screen and keeps trying to send them; until the returned function is called. */
export function followOutbox(of: string): () => void {
  owner = of;
  const attempt = () => void sendUnsent();
  void refresh().then(attempt, () => {});
  void forgetLongAwaited(of).catch(() => {});
  const timer = setInterval(attempt, pace);
  addEventListener('online', attempt);
  const ownBox = followOwnBox(of).catch(() => () => {});
  const stopListening = liveState.subscribe(() => liveState.get() === 'live' && attempt());
  return () => {
    clearInterval(timer);
    removeEventListener('online', attempt);
    stopListening();
    void ownBox.then((stop) => stop());
    owner = null;
    unsentActs.set([]);
  };
}

/** Puts an act into the outbox. @throws where this browser keeps nothing: then the act must not be called done */
export async function putUnsent(act: Omit<UnsentAct, 'owner' | 'at'>): Promise<void> {
  if (!owner) throw new Error('nobody to keep it for');
  await putRow('acts', { ...act, owner, at: Date.now() } satisfies UnsentAct);
  await refresh();
}

export async function discardUnsent(key: string): Promise<void> {
  if (!owner) return;
  await dropRow('acts', [owner, key]);
  await refresh();
}

/** Tries a refused act again, as a new act: the first was answered. */
export async function retryRefused(act: UnsentAct): Promise<void> {
  const { refusal: _, ...again } = act;
  await putRow('acts', { ...again, key: newKey() });
  await discardUnsent(act.key);
  await sendUnsentNow();
}

let sending: Promise<void> | null = null;

/** Sends what waits, in the order in which it was done. Of several windows one sends at a time. */
export function sendUnsent(): Promise<void> {
  sending ??= inTurn(() => sendAll(callDirectly)).finally(() => {
    sending = null;
  });
  return sending;
}

/** Sends what waits because the person says so: where the server wants to know who it is, they are asked. */
export async function sendUnsentNow(): Promise<void> {
  await sending;
  await inTurn(() => sendAll(call));
}

async function sendAll(by: Call): Promise<void> {
  await sendInOrder(by);
  const texts = owner && navigator.onLine ? await leftTexts(owner) : [];
  if (texts.length > 0 && (await maySend(by))) await sendLeftTexts(texts, by);
}

function inTurn(work: () => Promise<void>): Promise<void> {
  return navigator.locks ? navigator.locks.request('pendopo.outbox', work) : work();
}

async function sendInOrder(by: Call): Promise<void> {
  await refresh();
  const waiting = unsentActs.get();
  if (waiting.every(({ refusal }) => refusal) || !navigator.onLine || !(await maySend(by))) return;
  const outcomes = await attemptAll(waiting, by);
  await refresh();
  const sent = outcomes.filter((outcome) => outcome === 'sent').length;
  if (sent > 0) toast(i18next.t('office.outbox.sent', { count: sent }));
  if (outcomes.includes('refused')) toast(i18next.t('office.outbox.refused'), { tone: 'bad' });
  if (outcomes.every((outcome) => outcome === 'held' || outcome === 'later')) return;
  await staleByOperation(queryClient, [
    ...new Set(waiting.map(({ operation }) => `${operation.split('.')[0]}.`)),
    'letters.',
  ]);
}

type Outcome = 'sent' | 'refused' | 'held' | 'later';

/** Where an act does not arrive, later ones on the same thing wait behind it; those on other things go on. */
async function attemptAll(acts: readonly UnsentAct[], by: Call): Promise<Outcome[]> {
  const blocked = new Set<string>();
  const outcomes: Outcome[] = [];
  for (const act of acts) {
    if (act.refusal || (act.unproved && by !== call)) blocked.add(act.subject);
    if (blocked.has(act.subject)) continue;
    if (act.owner !== owner) break;
    const outcome = await sendOne(act, by);
    outcomes.push(outcome);
    if (outcome === 'later') break;
    if (outcome !== 'sent') blocked.add(act.subject);
  }
  return outcomes;
}

/** The cookie of this browser may belong to somebody else by now: their name must not stand under these acts. */
async function maySend(by: Call): Promise<boolean> {
  if (pageLeft.get() || someoneElseSignedIn()) return false;
  const session = await currentSession().catch(() => undefined);
  // Who presses the button is asked to sign in, as the person of this page or not at all.
  if (session === null) return by === call;
  return session !== undefined && ownerOf(session) === owner;
}

async function sendOne(act: UnsentAct, by: Call): Promise<Outcome> {
  const operation = queuedOperation(act.operation);
  try {
    if (!operation) throw new AppError('core.not-found');
    await by(operation, act.input as never, { key: act.key });
  } catch (error) {
    if (!(error instanceof AppError) || later.has(error.code)) return 'later';
    if (laterAlone.has(error.code)) {
      const unproved = error.code === 'core.step-up-required';
      if (unproved !== (act.unproved ?? false)) await putRow('acts', { ...act, unproved });
      return 'held';
    }
    await putRow('acts', { ...act, refusal: { code: error.code, params: error.params } });
    return 'refused';
  }
  await dropRow('acts', [act.owner, act.key]);
  return 'sent';
}

/** What others left here unsent does not lie on the device for ever. One's own stays until it is sent or discarded. */
async function forgetLongAwaited(of: string): Promise<void> {
  for (const { owner: other, key, at } of await rowsOfOthers<UnsentAct>('acts', of))
    if (Date.now() - at > longestWait) await dropRow('acts', [other, key]);
}

async function refresh(): Promise<void> {
  if (!owner) return;
  const of = owner;
  const rows = await rowsOf<UnsentAct>('acts', of);
  if (owner === of) unsentActs.set(rows.toSorted((a, b) => a.at - b.at));
}
