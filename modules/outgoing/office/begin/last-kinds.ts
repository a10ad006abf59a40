import { readOwn, writeOwn } from '#office/state/own-stored.ts';

const key = 'outgoing.kinds';
const kept = 4;

/** Codes of the kinds that this person wrote last on this device, the latest first. */
export function lastKinds(): string[] {
  try {
    const stored: unknown = JSON.parse(readOwn('kept', key) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string').slice(0, kept) : [];
  } catch {
    return [];
  }
}

export function rememberKind(code: string): void {
  writeOwn('kept', key, JSON.stringify([code, ...lastKinds().filter((one) => one !== code)].slice(0, kept)));
}
