import { setTimeout as sleep } from 'node:timers/promises';
import type { PostId } from '#core/contract/ids.ts';
import { ask } from './ask-server.ts';
import type { Acknowledged } from './check-book.ts';

/** A clerk who enters letters, over any of several servers. */
export interface Clerk {
  token: string;
  addressee: PostId;
  bookId?: string;
}

export interface Act {
  /** Written in the letter's number; also its idempotency key. */
  mark: string;
  /** The servers in the order in which they are tried: a retry may reach another process. */
  servers: readonly string[];
  /** Try `n` breaks off after the `n`th of these times (ms); later tries wait for the answer. */
  hangUps?: readonly number[];
}

const worthTrying = new Set([409, 429, 500, 502, 503, 504]);
const patience = 180_000;

/**
 * Registers one letter as a careful client does: with one key, again and again until the server has answered.
 * @throws when the server refuses it, or does not answer in three minutes
 */
export async function registerOnce(clerk: Clerk, act: Act): Promise<Acknowledged> {
  const started = performance.now();
  for (let attempt = 0; performance.now() - started < patience; attempt += 1) {
    const answer = await ask({
      url: `${act.servers[attempt % act.servers.length]}/api/letters`,
      token: clerk.token,
      key: act.mark,
      body: {
        sender: 'Dinas Kesehatan Kabupaten Tirtamaya',
        subject: 'Permohonan data cakupan imunisasi',
        letterNumber: act.mark,
        addressees: [clerk.addressee],
        ...(clerk.bookId ? { bookId: clerk.bookId } : {}),
      },
      hangUpAfter: act.hangUps?.[attempt],
    }).catch(() => undefined);
    if (answer?.status === 200)
      return { mark: act.mark, number: (answer.body as { agendaNumber: number }).agendaNumber };
    if (answer && !worthTrying.has(answer.status))
      throw new Error(`refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
    if (!act.hangUps?.[attempt]) await sleep(100);
  }
  throw new Error(`no answer for ${act.mark}`);
}
