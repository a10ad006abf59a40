import i18next from 'i18next';
import { AppError } from '#core/contract/errors.ts';
import { callDirectly, newKey } from '../data/client.ts';
import { mayPass, queryClient } from '../data/query-client.ts';
import { staleByOperation } from '../data/use-act.ts';
import { toast } from '../design/feedback/toasts.ts';
import { liveState } from '../live/live-connection.ts';
import { currentSession } from '../session/session-calls.ts';
import { dropRow, putRow, rowsOf } from './device-store.ts';
import { queuedOperation } from './offline-rules.ts';
import { type UnsentAct, unsentActs } from './outbox-state.ts';
import { ownerOf } from './owner.ts';

/** An attempt is made by itself this often while something waits (ms). */
const pace = 30_000;
/** Refusals that say "later", not "no". */
const later = new Set([
  'core.signed-out',
  'core.step-up-required',
  'core.too-many-requests',
  'core.too-slow',
  'core.idempotency-in-progress',
]);

let owner: string | null = null;

/** Brings the acts of this person to the screen and keeps trying to send them; until the returned function is called. */
export function followOutbox(of: string): () => void {
  owner = of;
  const attempt = () => void sendUnsent();
  void refresh().then(attempt, () => {});
  const timer = setInterval(attempt, pace);
  addEventListener('online', attempt);
  const stopListening = liveState.subscribe(() => liveState.get() === 'live' && attempt());
  return () => {
    clearInterval(timer);
    removeEventListener('online', attempt);
    stopListening();
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
  await sendUnsent();
}

let sending: Promise<void> | null = null;

/** Sends what waits, in the order in which it was done. Of several windows one sends at a time. */
export function sendUnsent(): Promise<void> {
  sending ??= inTurn(sendInOrder).finally(() => {
    sending = null;
  });
  return sending;
}

function inTurn(work: () => Promise<void>): Promise<void> {
  return navigator.locks ? navigator.locks.request('pendopo.outbox', work) : work();
}

async function sendInOrder(): Promise<void> {
  await refresh();
  const waiting = unsentActs.get().filter((act) => !act.refusal);
  if (waiting.length === 0 || !navigator.onLine || !(await stillSignedIn())) return;
  let sent = 0;
  for (const act of waiting) {
    const outcome = await sendOne(act);
    if (outcome === 'later') break;
    if (outcome === 'sent') sent += 1;
  }
  await refresh();
  if (sent > 0) toast(i18next.t('office.outbox.sent', { count: sent }));
  if (unsentActs.get().some((act) => act.refusal && waiting.some(({ key }) => key === act.key)))
    toast(i18next.t('office.outbox.refused'), { tone: 'bad' });
  await staleByOperation(queryClient, [
    ...new Set(waiting.map(({ operation }) => `${operation.split('.')[0]}.`)),
    'letters.',
  ]);
}

/** The cookie of this browser may belong to somebody else by now: their name must not stand under these acts. */
async function stillSignedIn(): Promise<boolean> {
  const session = await currentSession().catch(() => null);
  return session !== null && ownerOf(session) === owner;
}

async function sendOne(act: UnsentAct): Promise<'sent' | 'refused' | 'later'> {
  const operation = queuedOperation(act.operation);
  try {
    if (!operation) throw new AppError('core.not-found');
    await callDirectly(operation, act.input as never, { key: act.key });
  } catch (error) {
    if (mayPass(error) || !(error instanceof AppError) || later.has(error.code)) return 'later';
    await putRow('acts', { ...act, refusal: { code: error.code, params: error.params } });
    return 'refused';
  }
  await dropRow('acts', [act.owner, act.key]);
  return 'sent';
}

async function refresh(): Promise<void> {
  if (!owner) return;
  const of = owner;
  const rows = await rowsOf<UnsentAct>('acts', of);
  if (owner === of) unsentActs.set(rows.toSorted((a, b) => a.at - b.at));
}
