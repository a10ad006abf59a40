import type { Page } from 'playwright-core';
import { statementBytes } from '#modules/attendance/contract/check-in-statement.ts';
import type { CheckInId } from '#modules/attendance/contract/terms.ts';
import type { SignedCheckIn } from '#modules/attendance/office/device/check-in-box.ts';
import type { WitnessedPhone } from './witnessed-phone.ts';

/** Planted: what waits is taken away behind the page. */
export async function dropRows(phone: WitnessedPhone): Promise<void> {
  const page = await phone.tabAt(0);
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('pendopo-sealed');
      opening.onsuccess = () => resolve(opening.result);
    });
    const clearing = database.transaction('rows', 'readwrite');
    clearing.objectStore('rows').clear();
    await new Promise<void>((resolve) => {
      clearing.oncomplete = () => resolve();
    });
    database.close();
  });
}

/** Planted: what was pressed for once is signed a second time under another id, and sent as well. */
export async function signTwice(phone: WitnessedPhone): Promise<void> {
  const page = await phone.tabAt(0);
  const sent = page.waitForRequest('**/api/attendance/check-ins');
  await phone.tap(0);
  const item = (await sent).postDataJSON() as SignedCheckIn;
  const statement = { ...item.statement, checkInId: crypto.randomUUID() as CheckInId };
  const signature = await signedHere(page, [...statementBytes(statement)]);
  const answer = await page.request.post('/api/attendance/check-ins', { data: { statement, signature } });
  if (!answer.ok()) throw new Error(await answer.text());
}

/** By the key of this browser. Base64. */
const signedHere = (page: Page, bytes: number[]): Promise<string> =>
  page.evaluate(async (given) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('pendopo-sealed');
      opening.onsuccess = () => resolve(opening.result);
    });
    const { key } = await new Promise<{ key: CryptoKeyPair }>((resolve) => {
      const asking = database.transaction('keys').objectStore('keys').get('device');
      asking.onsuccess = () => resolve(asking.result);
    });
    database.close();
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await crypto.subtle.sign(algorithm, key.privateKey, new Uint8Array(given));
    return btoa(String.fromCharCode(...new Uint8Array(signature)));
  }, bytes);
