import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { transact } from '../db/tx.ts';
import type { Secrets } from '../session/secrets.ts';

/** The key of an agency's objects, by its UUID; made when it is first asked for. */
export type KeyOfAgency = (agency: string) => Promise<Buffer>;

const contextOf = (agency: string) => `object key of ${agency}`;

/** True if the secret of the installation opens the key, so that the objects of the agency can be read. */
export function opensKey(secrets: Pick<Secrets, 'open'>, agency: string, sealed: Buffer): boolean {
  try {
    return secrets.open(contextOf(agency), sealed) !== '';
  } catch {
    return false;
  }
}

/**
 * Every agency has a key of its own for its objects: 32 random bytes, kept in the database sealed under the secret of
 * the installation, which is not in the database. Opened keys stay in the memory of the process.
 */
export function agencyKeys(pool: pg.Pool, secrets: Pick<Secrets, 'seal' | 'open'>): KeyOfAgency {
  const known = new Map<string, Promise<Buffer>>();
  const load = (agency: string): Promise<Buffer> =>
    transact(pool, { agency }, 'write', async (tx) => {
      const read = () =>
        tx.rows<{ sealed: Buffer }>('select sealed from core.agency_key where agency_id = $1', [agency]);
      let [row] = await read();
      if (!row) {
        const fresh = secrets.seal(contextOf(agency), randomBytes(32).toString('base64'));
        // Another process may be as quick: whichever row is there in the end is the key.
        await tx.rows(
          'insert into core.agency_key (agency_id, sealed) values ($1, $2) on conflict do nothing',
          [agency, fresh],
        );
        [row] = await read();
      }
      return Buffer.from(secrets.open(contextOf(agency), row!.sealed), 'base64');
    });
  return (agency) => {
    let key = known.get(agency);
    if (!key) {
      key = load(agency);
      known.set(agency, key);
      // A database that is away for a moment must not be remembered.
      key.catch(() => known.delete(agency));
    }
    return key;
  };
}
