import * as Y from 'yjs';
import { AppError } from '#core/contract/errors.ts';
import { textLimits } from '../contract/text.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { applyUpdates } from './sound-update.ts';

/** One exchange with the server, as `outgoing.sync-text` takes and gives it. */
export type Exchange = (asked: {
  since: number;
  updates: string[];
}) => Promise<{ seq: number; updates: string[]; more: boolean }>;

export interface TextLine {
  /** The number up to which the server's text is known here; 0 before the first answer. */
  readonly seq: number;
  /** What was written here and is not certain to have arrived, oldest first. */
  readonly unsent: readonly Uint8Array[];
  /**
   * One exchange. What it sent is taken off only once the server has answered for it; true where there is more to
   * exchange at once. @throws what `exchange` throws, outgoing.text-too-large
   */
  exchange(): Promise<boolean>;
  /** Counts updates, which the document has already, among those that did not arrive. */
  take(updates: readonly Uint8Array[]): void;
  /** Stops noting what is written. */
  stop(): void;
}

/** Stands for everything that comes from the server: it is not sent back. */
export const fromServer = Symbol('from the server');

export interface TextLineOptions {
  doc: Y.Doc;
  exchange: Exchange;
  /** Where an earlier visit left off. */
  seq?: number;
  unsent?: readonly Uint8Array[];
  onUnsent?: () => void;
}

/** Keeps a shared document and the text on the server alike, over a line that may break at any moment. */
export function createTextLine({ doc, exchange, onUnsent, ...before }: TextLineOptions): TextLine {
  let seq = before.seq ?? 0;
  const unsent: Uint8Array[] = [...(before.unsent ?? [])];
  const note = (update: Uint8Array, origin: unknown) => {
    if (origin === fromServer) return;
    unsent.push(update);
    onUnsent?.();
  };
  doc.on('update', note);
  return {
    get seq() {
      return seq;
    },
    unsent,
    async exchange() {
      const count = fitting(unsent);
      const batch = unsent.slice(0, count);
      const sent = batch.length > 1 ? [Y.mergeUpdates(batch)] : batch;
      if ((sent[0]?.length ?? 0) > textLimits.updateBytes) throw new AppError('outgoing.text-too-large');
      const answer = await exchange({ since: seq, updates: sent.map(toBase64) });
      applyUpdates(doc, answer.updates.map(fromBase64), fromServer);
      unsent.splice(0, count);
      // The server knows less than it did (it was set back to a copy): it is told everything anew.
      if (answer.seq < seq) unsent.push(Y.encodeStateAsUpdate(doc));
      seq = answer.seq;
      return answer.more || unsent.length > 0;
    },
    take(updates) {
      unsent.push(...updates);
      if (updates.length > 0) onUnsent?.();
    },
    stop: () => doc.off('update', note),
  };
}

/** How many updates from the beginning fit into one request; at least the first. */
function fitting(updates: readonly Uint8Array[]): number {
  let bytes = 0;
  for (const [at, { length }] of updates.entries()) {
    bytes += length;
    if (bytes > textLimits.updateBytes) return Math.max(1, at);
  }
  return updates.length;
}
