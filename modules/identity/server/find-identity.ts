import type pg from 'pg';
import type { Tx } from '#core/db/tx.ts';
import type { Identity } from '#core/http/ports.ts';
import { hashToken, tokenKind } from './token.ts';

const statements = {
  session: `select 'person' as kind, agency_id as "agencyId", zone, person_id as "personId", session_id as "sessionId",
    factor_at as "factorAt", locale, null as scopes, unnoted from identity.enter_session($1, $2)`,
  key: `select 'key' as kind, agency_id as "agencyId", zone, person_id as "personId", null as "sessionId",
    null as "factorAt", locale, scopes, unnoted from identity.enter_key($1, $2)`,
};

/**
 * The identity behind a session token or an API key at the instant `now`; undefined when there is none or it has
 * ended. The transaction, if there is one, works for their agency and person from then on.
 */
export async function findIdentity(
  on: Tx | pg.Pool,
  token: string,
  now: Date,
): Promise<Identity | undefined> {
  const kind = tokenKind(token);
  if (!kind) return undefined;
  const [text, values] = [statements[kind], [hashToken(token), now]];
  const rows =
    'rows' in on
      ? await on.rows<Identity>(text, values)
      : (await on.query({ name: `identity.${kind}`, text, values })).rows;
  return rows[0];
}

/** Moves the idle time of a session, or the last use of a key; in a statement of its own, since reading does not write. */
export async function noteUse(pool: pg.Pool, token: string, now: Date): Promise<void> {
  await pool.query('select identity.note_use($1, $2)', [hashToken(token), now]);
}
