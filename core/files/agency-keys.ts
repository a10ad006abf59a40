import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { fail } from '../contract/errors.ts';
import { transact } from '../db/tx.ts';
import type { Secrets } from '../session/secrets.ts';
import './errors.ts';

/** The key of an agency's objects, by the UUID of the agency. */
export interface AgencyKeys {
  /** The key to seal with, made when it is first asked for. */
  toSeal(agency: string): Promise<Buffer>;
  /** The key to open with. @throws files.object-damaged where the agency has none: nothing was ever sealed for it */
  toOpen(agency: string): Promise<Buffer>;
}

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
export function agencyKeys(pool: pg.Pool, secrets: Pick<Secrets, 'seal' | 'open'>): AgencyKeys {
  const known = new Map<string, Buffer>();
  const find = async (agency: string): Promise<Buffer | undefined> => {
    const key = known.get(agency);
    if (key) return key;
    const [row] = await transact(pool, { agency }, 'read', (tx) =>
      tx.rows<{ sealed: Buffer }>('select sealed from core.agency_key where agency_id = $1', [agency]),
    );
    if (!row) return undefined;
    const opened = Buffer.from(secrets.open(contextOf(agency), row.sealed), 'base64');
    known.set(agency, opened);
    return opened;
  };
  const make = (agency: string) =>
    transact(pool, { agency }, 'write', (tx) =>
      // Another process may be as quick: whichever row is there in the end is the key.
      tx.rows('insert into core.agency_key (agency_id, sealed) values ($1, $2) on conflict do nothing', [
        agency,
        secrets.seal(contextOf(agency), randomBytes(32).toString('base64')),
      ]),
    );
  return {
    async toSeal(agency) {
      const key = await find(agency);
      if (key) return key;
      await make(agency);
      return (await find(agency))!;
    },
    toOpen: async (agency) => (await find(agency)) ?? fail('files.object-damaged'),
  };
}
