import type { BrowserContext, Page } from 'playwright-core';
import { wrongClock } from './attendance-phone.ts';

/** A check-in as a page signed it, noted before anything of it could be kept or sent. */
export interface SignedTap {
  id: string;
  /** Base64. */
  signature: string;
  ticketAt: number | null;
  monotonicMs: number | null;
  /** The clock of the house at the press. */
  madeAt: number;
  /** The clock of the phone was wrong by ten minutes at most, and always by as much. */
  honest: boolean;
}

/** All that was seen on the devices of a person. */
export interface Witnessed {
  /** By press: what was signed for it; more than one is a fault. */
  presses: SignedTap[][];
  /** Ids that lay on a device, and those of which the page said that they are kept or arrived. */
  onDevice: Set<string>;
  confirmed: Set<string>;
}

export const noWitness = (): Witnessed => ({ presses: [], onDevice: new Set(), confirmed: new Set() });

/** Of the page: tells what is signed as a check-in, and which rows reached the disk. Moves the counter by `gained` (ms). */
const witness = (): void => {
  // Not in the empty page that a tab begins with.
  if (!isSecureContext) return;
  const told = window as unknown as Record<'tellSigned' | 'tellKept', (...told: string[]) => Promise<void>>;
  const { sign } = SubtleCrypto.prototype;
  SubtleCrypto.prototype.sign = async function signed(...given) {
    const signature = await sign.apply(this, given);
    const text = new TextDecoder().decode(given[2] as Uint8Array);
    const base64 = btoa(String.fromCharCode(...new Uint8Array(signature)));
    if (text.startsWith('pendopo/check-in/')) await told.tellSigned(text, base64);
    return signature;
  };
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function kept(...given) {
    const { key } = given[0] as { key: string };
    if (this.name === 'rows') this.transaction.addEventListener('complete', () => void told.tellKept(key));
    return put.apply(this, given);
  };
  const { performance } = window;
  const counter = performance.now.bind(performance);
  performance.now = () => counter() + Number(localStorage.getItem('gained') ?? 0);
};

/** Notes what the pages of a device sign and keep; its clock and counter can be moved. */
export async function watch(
  context: BrowserContext,
  onSigned: (page: Page, tap: Omit<SignedTap, 'honest'>) => void,
  notes: Witnessed,
): Promise<void> {
  await context.exposeBinding('tellSigned', ({ page }, text: string, signature: string) => {
    const [id, , , , ticket, monotonicMs] = JSON.parse(text.slice(text.indexOf('\n'))) as Signed;
    onSigned(page, { id, signature, monotonicMs, ticketAt: timeOf(ticket), madeAt: Date.now() });
  });
  await context.exposeBinding('tellKept', (_, id: string) => void notes.onDevice.add(id));
  await context.addInitScript(wrongClock);
  await context.addInitScript(witness);
}

/** Id, person, device, direction, ticket, counter: the beginning of what is signed. */
type Signed = [string, string, string, string, string | null, number | null];

const timeOf = (ticket: string | null): number | null => {
  if (ticket === null) return null;
  return (JSON.parse(Buffer.from(ticket.split('.')[0]!, 'base64').toString()) as { at: number }).at;
};
