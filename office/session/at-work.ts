import { ownerOf } from '../outbox/owner.ts';
import { pageHoldsUnsaved } from '../state/held-input.ts';
import { createStore } from '../state/store.ts';
import { readStored, writeStored } from '../state/stored.ts';
import type { Session } from './session.ts';

/** Kept in the browser for all its tabs: `agency.person` of whoever signed in last, or `nobody`, and when (ms). */
const signedInKey = 'signed-in';
const nobody = 'nobody';
/** Kept in this tab from the page that was left until the next one has told it. */
const emptiedKey = 'pendopo.emptied';

let atWork: { owner: string; personId: string } | null = null;

/** True from the moment on in which this page belongs to nobody: nothing of it is shown, and nothing is sent. */
export const pageLeft = createStore(false);

/** The person for whom this page was opened; null at the door. It never changes: another person begins anew. */
export function personAtWork(): string | null {
  return atWork?.personId ?? null;
}

/** `agency.person`, by which what is kept in this browser is told apart. */
export function ownerAtWork(): string | null {
  return atWork?.owner ?? null;
}

/** Takes a session in. False, and the page is left, where it is that of another person than the page was opened for. */
export function workAs(session: Session): boolean {
  if (pageLeft.get()) return false;
  atWork ??= { owner: ownerOf(session), personId: session.person.id };
  if (atWork.owner === ownerOf(session)) return true;
  leaveToAnother();
  return false;
}

/** Tells the other tabs who is signed in. `anew`: even where it is the same person as before. */
export function tellSignedIn(session: Session, anew = false): void {
  const owner = ownerOf(session);
  if (anew || signedIn() !== owner) writeStored(signedInKey, `${owner} ${Date.now()}`);
}

export function tellSignedOut(): void {
  writeStored(signedInKey, `${nobody} ${Date.now()}`);
}

/** Who signed in last in this browser; null where that is not known. */
export function signedIn(): string | null {
  return readStored(signedInKey)?.split(' ')[0] ?? null;
}

/** Whether the cookie of this browser belongs to somebody else by now, as another tab has told. */
export function someoneElseSignedIn(): boolean {
  const last = signedIn();
  return atWork !== null && last !== null && last !== atWork.owner;
}

/** Takes everything off the screen. */
export function hidePage(): void {
  pageLeft.set(true);
  document.title = 'Pendopo';
}

/** Begins anew: nothing that one person read or wrote may stay for the next, nor be sent under the name of the next. */
export function leavePage(): void {
  hidePage();
  try {
    sessionStorage.clear();
  } catch {
    // Storage is closed: nothing is there.
  }
  // Back must not bring it out of the browser's memory.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  // What is on screen goes first: with it goes whatever would ask whether to stay.
  setTimeout(() => location.replace(import.meta.env.BASE_URL));
}

/** Leaves the page because somebody else is signed in by now, who hears once that what was typed here is gone. */
export function leaveToAnother(): void {
  const tells = signedIn() !== nobody && pageHoldsUnsaved();
  leavePage();
  if (!tells) return;
  try {
    sessionStorage.setItem(emptiedKey, 'true');
  } catch {
    // Storage is closed: it stays untold.
  }
}

/** Whether what was typed on the page before was emptied for whoever is signed in now. True once. */
export function takeEmptied(): boolean {
  try {
    const emptied = sessionStorage.getItem(emptiedKey) !== null;
    sessionStorage.removeItem(emptiedKey);
    return emptied;
  } catch {
    return false;
  }
}

/**
 * Follows what other tabs tell, until the returned function is called: leaves the page when somebody else signed in or
 * its person signed out there; `onSignedIn` hears that its own person signed in anew, or at the door that somebody did.
 */
export function followOtherTabs(onSignedIn: () => void): () => void {
  const check = () => {
    if (!pageLeft.get() && someoneElseSignedIn()) leaveToAnother();
  };
  const onTold = (event: StorageEvent) => {
    if (event.key !== `pendopo.${signedInKey}`) return;
    check();
    if (!pageLeft.get() && signedIn() !== nobody) onSignedIn();
  };
  addEventListener('storage', onTold);
  addEventListener('pageshow', check);
  document.addEventListener('visibilitychange', check);
  return () => {
    removeEventListener('storage', onTold);
    removeEventListener('pageshow', check);
    document.removeEventListener('visibilitychange', check);
  };
}
