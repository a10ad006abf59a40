import * as Y from 'yjs';
import { rootNames } from './letter-document.ts';

/** What a letter's document is made of; documents in documents, pictures and other bytes are not of it. */
const known = new Set<unknown>([
  Y.ContentAny,
  Y.ContentDeleted,
  Y.ContentFormat,
  Y.ContentString,
  Y.ContentType,
]);
const longestValue = 400;

/**
 * Whether bytes are an update of a letter: it can be read to its end, names only what a letter has, and does no harm to a
 * document that it is applied to. What it builds on need not be there yet.
 */
export function isSoundUpdate(update: Uint8Array): boolean {
  try {
    const { structs } = Y.decodeUpdate(update);
    if (!structs.every(isKnown)) return false;
    Y.applyUpdate(new Y.Doc(), update);
    return true;
  } catch {
    return false;
  }
}

function isKnown(struct: unknown): boolean {
  if (!(struct instanceof Y.Item)) return true;
  if (typeof struct.parent === 'string' && !rootNames.has(struct.parent)) return false;
  if (!known.has(struct.content.constructor)) return false;
  if (struct.content instanceof Y.ContentAny) return struct.content.arr.every(isSmall);
  if (struct.content instanceof Y.ContentFormat) return isSmall(struct.content.value);
  return true;
}

function isSmall(value: unknown): boolean {
  return value === undefined || value instanceof Uint8Array === false
    ? JSON.stringify(value ?? null).length <= longestValue
    : false;
}

/**
 * Applies updates one after the other. One that cannot be applied is passed over, here as everywhere, so that all
 * documents stay alike.
 */
export function applyUpdates(doc: Y.Doc, updates: Iterable<Uint8Array>, origin?: unknown): void {
  for (const update of updates) {
    try {
      Y.applyUpdate(doc, update, origin);
    } catch {
      // Whoever applies it meets the same fault: it changes nothing anywhere.
    }
  }
}
