import i18next from 'i18next';
import { queryClient } from '#office/data/query-client.ts';
import { staleByOperation } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { loadTexts } from '#office/i18n/language.ts';
import { unsentElsewhere } from '#office/outbox/outbox-state.ts';
import { pageLeft, someoneElseSignedIn } from '#office/session/at-work.ts';
import { createStore } from '#office/state/store.ts';
import { checkInPath } from '../addresses.ts';
import { checkInBox, type KeptCheckIn, type Sending, type SignedCheckIn } from './check-in-box.ts';
import { browserWorld } from './send-check-ins.ts';
import { askForTime, openDevice } from './this-device.ts';

/** What of the person at work has not reached the server, or was refused by it. */
export const keptCheckIns = createStore<readonly KeptCheckIn[]>([]);

/** Tells the other tabs, and hears from them, that something was kept or sent. */
const tabs = new BroadcastChannel('pendopo.check-ins');
tabs.onmessage = () => void refresh();

let box: ReturnType<typeof checkInBox> | null = null;
let opening: Promise<void> | null = null;

/** Opens what this device keeps for the person at work; a page has one person only. */
export function openBox(owner: string): Promise<void> {
  box ??= checkInBox(owner, browserWorld);
  opening ??= openDevice(owner)
    .then(refresh)
    .catch((fault: unknown) => {
      opening = null;
      throw fault;
    });
  return opening;
}

/** Whether anything is on its way. */
export const anyWaits = (): boolean => keptCheckIns.get().some(({ refusal }) => refusal === null);

/** Keeps a check-in, then sends it. Only what the server answered for is called arrived. */
export async function checkInNow(item: SignedCheckIn, photo: string | null): Promise<Sending> {
  const own = opened();
  // What is kept here must not go when the disk is full.
  void navigator.storage?.persist?.().catch(() => {});
  const kept = await own.keep(item, photo);
  await changed();
  const sending = await own.sendNow(kept).catch((): Sending => ({ state: 'waits' }));
  await changed();
  await noteEnded([sending]);
  if (sending.state === 'waits') askForWorker();
  else void staleByOperation(queryClient, ['attendance.']);
  return sending;
}

let sending: Promise<void> | null = null;

/** Sends all that wait, where this page is still its person's and there may be a network. */
export function sendKept(): Promise<void> {
  sending ??= sendAll().finally(() => {
    sending = null;
  });
  return sending;
}

async function sendAll(): Promise<void> {
  await refresh().catch(() => {});
  if (!anyWaits() || !navigator.onLine || pageLeft.get() || someoneElseSignedIn()) return;
  const outcomes = await opened()
    .sendAll()
    .catch((): Sending[] => []);
  await changed();
  await noteEnded(outcomes);
  const arrived = outcomes.filter(({ state }) => state === 'arrived').length;
  const refused = outcomes.some(({ state }) => state === 'refused');
  if (arrived === 0 && !refused) return;
  if (arrived > 0) toast(i18next.t('attendance.box.arrived', { count: arrived }));
  if (refused) toast(i18next.t('attendance.box.refused'), { tone: 'bad' });
  await staleByOperation(queryClient, ['attendance.']);
}

/** Where this device was ended elsewhere, it hears so, and may be bound anew. */
async function noteEnded(outcomes: readonly Sending[]): Promise<void> {
  const ended = outcomes.some((one) => one.state === 'refused' && one.code === 'attendance.device-ended');
  if (ended) await askForTime();
}

/** Sends again what the server could not read. */
export async function tryAgain(checkInId: string): Promise<void> {
  await opened().again(checkInId);
  await changed();
  await sendKept();
}

/** Takes away what the server refused, because its person says so. */
export async function discardKept(checkInId: string): Promise<void> {
  await opened().discard(checkInId);
  await changed();
}

function opened(): NonNullable<typeof box> {
  if (!box) throw new Error('nobody to keep it for');
  return box;
}

async function changed(): Promise<void> {
  await refresh().catch(() => {});
  tabs.postMessage('changed');
}

/** Reads anew what is kept here, and tells the shell of it. */
async function refresh(): Promise<void> {
  if (!box) return;
  const kept = await box.list();
  if (kept.length > 0) await loadTexts('attendance').catch(() => {});
  keptCheckIns.set(kept);
  unsentElsewhere.set(
    kept.map(({ item: { statement }, refusal }) => ({
      key: statement.checkInId,
      words: i18next.t(`attendance.box.${statement.direction}`),
      at: statement.phoneClock,
      refused: refusal !== null,
      path: checkInPath,
    })),
  );
}

/** Where the browser can, its worker brings what waits also when no page is open any more. */
function askForWorker(): void {
  void navigator.serviceWorker?.ready
    .then((registration) => (registration as Syncing).sync?.register('pendopo.unsent'))
    .catch(() => {});
}

/** Background Sync, which Chromium alone knows. */
interface Syncing extends ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> };
}
