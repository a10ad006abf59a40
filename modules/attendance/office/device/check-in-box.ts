import { AppError } from '#core/contract/errors.ts';
import type { FileId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { SealedRow, SealedRows, Seals } from '#office/outbox/sealed/sealed-rows.ts';
import type { CheckInView, checkIns } from '../../contract/check-ins.ts';

/** A check-in as it was signed. */
export type SignedCheckIn = InputOf<typeof checkIns.checkIn>;

/** A check-in on this device that has not reached the server, or that it refused. */
export interface KeptCheckIn {
  item: SignedCheckIn;
  n: number;
  /** Base64; until it is sent. */
  photo: string | null;
  /** The code with which the server refused it; it stays until its person discards it. */
  refusal: string | null;
  /** The browser could not keep it: it lives as long as this page. */
  unkept: boolean;
}

type Arrival = { state: 'arrived'; checkIn: CheckInView };
export type Sending = Arrival | { state: 'waits' } | { state: 'refused'; code: string };

/** What the outbox needs of the world. */
export interface BoxWorld {
  rows: SealedRows;
  seals: Seals;
  /** Sends at once, with somebody waiting for the answer. */
  checkIn(item: SignedCheckIn): Promise<OutputOf<typeof checkIns.checkIn>>;
  bring(items: SignedCheckIn[]): Promise<OutputOf<typeof checkIns.bring>>;
  sendPhoto(photo: string): Promise<FileId>;
  /** Of several tabs one sends at a time. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

/** What the worker of the browser sends where no page lives (see office/README). */
const broughtTo = '/api/attendance/check-ins/kept';
const mostAtOnce = 20;

/**
 * The check-ins of one person on one device. Each has its id and signature before it is kept, is kept before it is sent, and
 * goes only when the server answered for it; however often it is sent, the server takes it once.
 */
export function checkInBox(owner: string, world: BoxWorld) {
  const { rows, seals } = world;
  const unkept = new Map<string, KeptCheckIn>();

  /** Where the browser reads nothing any more, what lives in this page is told all the same. */
  async function list(): Promise<KeptCheckIn[]> {
    const read = await rows.of(owner).catch((fault: unknown) => {
      if (unkept.size === 0) throw fault;
      return [];
    });
    const opened = await Promise.all(read.map(open));
    return [...opened.filter((one) => one !== null), ...unkept.values()].sort((a, b) => a.n - b.n);
  }

  /** Null for what this browser cannot open any more; it is left where it is. */
  async function open(row: SealedRow): Promise<KeptCheckIn | null> {
    const content = (await seals.open(row).catch(() => null)) as { kept: KeptCheckIn } | null;
    return content && { ...content.kept, n: row.n };
  }

  async function put(kept: KeptCheckIn): Promise<void> {
    const key = kept.item.statement.checkInId;
    if (kept.unkept) return void unkept.set(key, kept);
    const body = JSON.stringify({ items: [kept.item] });
    const request = kept.refusal || kept.photo ? null : { address: broughtTo, body };
    await rows.put(await seals.seal({ owner, key, n: kept.n, seenAt: null }, { kept, request }));
  }

  async function drop(key: string): Promise<void> {
    unkept.delete(key);
    await rows.drop(owner, key);
  }

  /** Keeps a check-in before anything of it is sent. Where the browser keeps nothing it lives in this page. */
  async function keep(item: SignedCheckIn, photo: string | null): Promise<KeptCheckIn> {
    const n = (await list().catch(() => [])).reduce((most, one) => Math.max(most, one.n), 0) + 1;
    const kept: KeptCheckIn = { item, n, photo, refusal: null, unkept: false };
    try {
      await put(kept);
      return kept;
    } catch {
      const held = { ...kept, unkept: true };
      unkept.set(item.statement.checkInId, held);
      return held;
    }
  }

  /** Sends one that was just kept, while its person looks on. */
  function sendNow(kept: KeptCheckIn): Promise<Sending> {
    return world.inTurn(async () => {
      const { checkInId } = kept.item.statement;
      try {
        const ready = await withPhotoSent(kept);
        const { checkIn } = await world.checkIn(ready.item);
        await drop(checkInId).catch(() => {});
        return { state: 'arrived', checkIn };
      } catch (fault) {
        return refuse(kept, refusalOf(fault));
      }
    });
  }

  /** Sends all that wait, in the order in which they were made. Answers what became of each that was tried. */
  function sendAll(): Promise<Sending[]> {
    return world.inTurn(async () => {
      const waiting = (await list()).filter(({ refusal }) => refusal === null);
      const sent: Sending[] = [];
      const light = waiting.filter(({ photo }) => !photo);
      for (let first = 0; first < light.length; first += mostAtOnce) {
        const part = await some(light.slice(first, first + mostAtOnce));
        sent.push(...part);
        if (part.some(({ state }) => state === 'waits')) return sent;
      }
      // A photo that does not get through holds back its own check-in alone.
      for (const one of waiting.filter(({ photo }) => photo)) sent.push(...(await some([one])));
      return sent;
    });
  }

  async function some(kept: readonly KeptCheckIn[]): Promise<Sending[]> {
    try {
      const ready = await Promise.all(kept.map(withPhotoSent));
      const { items } = await world.bring(ready.map(({ item }) => item));
      return await Promise.all(ready.map((one) => settle(one, items)));
    } catch (fault) {
      const code = refusalOf(fault);
      // A fault in one must not hold back the others.
      if (isOfOne(fault, code) && kept.length > 1) {
        const alone: Sending[] = [];
        for (const one of kept) alone.push(...(await some([one])));
        return alone;
      }
      return Promise.all(kept.map((one) => refuse(one, code)));
    }
  }

  async function settle(
    kept: KeptCheckIn,
    answers: OutputOf<typeof checkIns.bring>['items'],
  ): Promise<Sending> {
    const { checkInId } = kept.item.statement;
    const answer = answers.find(({ id }) => id === checkInId);
    if (answer?.checkIn) {
      await drop(checkInId).catch(() => {});
      return { state: 'arrived', checkIn: answer.checkIn };
    }
    return refuse(kept, answer?.error ?? null);
  }

  /** A photo that the server does not want does not hold back the check-in. */
  async function withPhotoSent(kept: KeptCheckIn): Promise<KeptCheckIn> {
    if (!kept.photo) return kept;
    const sent = await world.sendPhoto(kept.photo).catch((fault: unknown) => {
      if (refusesPhoto(fault)) return null;
      throw fault;
    });
    const next = { ...kept, photo: null, item: { ...kept.item, photoFileId: sent } };
    await put(next).catch(() => {});
    return next;
  }

  async function refuse(kept: KeptCheckIn, code: string | null): Promise<Sending> {
    if (code === null) return { state: 'waits' };
    if (aboutPhoto.has(code)) {
      await put({ ...kept, photo: null, item: { ...kept.item, photoFileId: null } }).catch(() => {});
      return { state: 'waits' };
    }
    await put({ ...kept, refusal: code }).catch(() => {});
    return { state: 'refused', code };
  }

  /** Lets a check-in that the server could not read wait again: it, or this page, may have been renewed since. */
  async function again(key: string): Promise<void> {
    const kept = (await list()).find(({ item }) => item.statement.checkInId === key);
    if (kept?.refusal === unread) await put({ ...kept, refusal: null });
  }

  return { list, keep, sendNow, sendAll, again, discard: drop };
}

export type CheckInBox = ReturnType<typeof checkInBox>;

/** The one refusal that may be no more after a reload. */
export const unread = 'core.invalid-input';

/** Said of the photo: the check-in is brought without it. */
const aboutPhoto = new Set(['attendance.photo-not-asked', 'attendance.photo-differs', 'files.quarantined']);

/** Whether a fault may come of one of those that were sent together: a refusal, or one at which the server itself fails. */
const isOfOne = (fault: unknown, code: string | null): boolean =>
  code !== null || (fault instanceof AppError && fault.code === 'core.internal');

/** The code with which the server said no to a check-in; null for all that only says "later". */
function refusalOf(fault: unknown): string | null {
  if (!(fault instanceof AppError)) return null;
  const refused = /^attendance\.|^core\.(invalid-input|payload-too-large)$/.test(fault.code);
  return refused || aboutPhoto.has(fault.code) ? fault.code : null;
}

function refusesPhoto(fault: unknown): boolean {
  return (
    fault instanceof AppError && /^(documents\.|core\.payload|files\.(quarantined|longer))/.test(fault.code)
  );
}
