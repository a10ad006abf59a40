import { addressOf, problemOf } from '#core/contract/client.ts';
import { AppError } from '#core/contract/errors.ts';
import type { FileId } from '#core/contract/ids.ts';
import { files } from '#modules/files/contract/operations.ts';
import { call, callDirectly, fetchAnswer, newKey, noAnswer, requestHeaders } from '#office/data/client.ts';
import { sealedRows, seals } from '#office/outbox/sealed/sealed-database.ts';
import { checkIns } from '../../contract/check-ins.ts';
import type { BoxWorld } from './check-in-box.ts';
import { hearTicket } from './this-device.ts';

/** Who waits for an answer waits this long; then the check-in stays on the phone and goes by itself (ms). */
const patience = 12_000;
/** Nobody waits for what goes by itself: on a slow network many need longer (ms). */
const longPatience = 60_000;
/** A tab that sleeps, or asks its person to sign in, while it sends does not hold up the others for longer than this (ms). */
const longestTurn = 15_000;

/** The outbox in this browser: the house's own database, the server, one tab at a time. */
export const browserWorld: BoxWorld = {
  rows: sealedRows,
  seals,
  async checkIn(item) {
    const askedAt = performance.now();
    const answer = await call(checkIns.checkIn, item, { signal: AbortSignal.timeout(patience) });
    hearTicket(answer.ticket, askedAt);
    return answer;
  },
  async bring(items) {
    const askedAt = performance.now();
    const answer = await callDirectly(
      checkIns.bring,
      { items },
      { signal: AbortSignal.timeout(longPatience) },
    );
    hearTicket(answer.ticket, askedAt);
    return answer;
  },
  sendPhoto,
  inTurn,
};

/** Who has waited too long goes ahead: the server takes each check-in once, also where two bring it. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (!navigator.locks) return work();
  let begun: Promise<T> | undefined;
  const turn = navigator.locks.request(
    'pendopo.check-ins',
    { signal: AbortSignal.timeout(longestTurn) },
    () => {
      begun = work();
      return begun;
    },
  );
  return turn.catch(() => begun ?? work()) as Promise<T>;
}

/** Uploads a photo without asking at any gate. */
async function sendPhoto(photo: string): Promise<FileId> {
  const body = new Blob([Uint8Array.from(atob(photo), (letter) => letter.charCodeAt(0))]);
  const headers = {
    ...requestHeaders(files.uploadFile),
    accept: 'application/json',
    'content-type': 'application/octet-stream',
    'idempotency-key': newKey(),
  };
  const address = addressOf(files.uploadFile, { name: 'presensi.jpg' });
  const signal = AbortSignal.timeout(longPatience);
  const response = await fetchAnswer(address, { method: 'POST', headers, body, signal }).catch(
    (fault: unknown) => {
      throw fault instanceof AppError ? fault : new AppError(noAnswer);
    },
  );
  if (!response.ok) throw await problemOf(response, noAnswer);
  return ((await response.json()) as { file: { fileId: FileId } }).file.fileId;
}
