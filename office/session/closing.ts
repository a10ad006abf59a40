import { sessions } from '#modules/identity/contract/sessions.ts';
import { callAs } from '../data/client.ts';
import { mayPass } from '../data/query-client.ts';
import { readStored, writeStored } from '../state/stored.ts';

/** The person who signed out here while the server did not answer: their session is still open there. */
const key = 'closing';
/** Signing out does not wait longer than this for the server (ms). */
const patience = 5_000;

/** Notes whose session is to be closed. False where this browser keeps nothing: then the server must answer. */
export function noteClosing(personId: string): boolean {
  writeStored(key, personId);
  return readStored(key) === personId;
}

/** Another session took its place in this browser. */
export function dropClosing(): void {
  writeStored(key, null);
}

/** Closes a session that was left here, and never another person's. False while the server has not heard of it. */
export async function finishClosing(): Promise<boolean> {
  const personId = readStored(key);
  if (!personId) return true;
  if (!(await closeSessionOf(personId))) return false;
  if (readStored(key) === personId) dropClosing();
  return true;
}

/** False where no answer came. A session that is not there any more, or is somebody else's, needs no closing. */
export async function closeSessionOf(personId: string): Promise<boolean> {
  try {
    await callAs(personId)(sessions.close, {}, { signal: AbortSignal.timeout(patience) });
    return true;
  } catch (error) {
    return !mayPass(error);
  }
}
