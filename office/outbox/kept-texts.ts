import { pageLeft } from '../session/at-work.ts';
import { dropRow, putRow, rowsOf, rowsOfOthers, type StoredRow } from './device-store.ts';

/** A text that somebody writes in one tab: what is known of it, and what the server has not answered for. */
export interface KeptText extends StoredRow {
  /** Whose text it is: the id of the thing. */
  subject: string;
  seq: number;
  /** Everything known, for reading and writing on without a network; null once they signed out. */
  whole: Uint8Array | null;
  unsent: readonly Uint8Array[];
  /** ms. */
  at: number;
}

/** What waits longer for somebody who does not come back is erased (ms). */
const longestWait = 30 * 24 * 3_600_000;

/** @throws where this browser keeps nothing */
export async function keepText(text: KeptText): Promise<void> {
  if (pageLeft.get()) return;
  await putRow('texts', text);
}

/** What this person left on the device of one text, in any tab. */
export async function keptTexts(owner: string, subject: string): Promise<KeptText[]> {
  const rows = await rowsOf<KeptText>('texts', owner);
  return rows.filter((row) => row.subject === subject).toSorted((a, b) => a.at - b.at);
}

export async function dropText({ owner, key }: StoredRow): Promise<void> {
  await dropRow('texts', [owner, key]);
}

/** Forgets what could be read; what is not sent yet stays for its owner, who alone can send it. `than` keeps theirs. */
export async function forgetTexts(than: string | null = null): Promise<void> {
  for (const row of await rowsOfOthers<KeptText>('texts', than)) {
    if (row.unsent.length === 0 || Date.now() - row.at > longestWait) await dropText(row);
    else if (row.whole) await putRow('texts', { ...row, whole: null, seq: 0 });
  }
}
