import type pg from 'pg';
import type { Identity } from '#core/http/ports.ts';
import { hashToken, tokenKind } from './token.ts';

const session = {
  name: 'identity.identify_session',
  text: `select 'person' as kind, agency_id as "agencyId", zone, person_id as "personId", session_id as "sessionId",
    factor_at as "factorAt", locale, null as scopes from identity.identify_session($1, $2)`,
};
const key = {
  name: 'identity.identify_key',
  text: `select 'key' as kind, agency_id as "agencyId", zone, person_id as "personId", null as "sessionId",
    null as "factorAt", locale, scopes from identity.identify_key($1, $2)`,
};

/**
 * The identity behind a session token or an API key at the instant `now`; undefined when there is none or it has
 * ended. One statement of its own, by which the session's idle time moves on.
 */
export async function findIdentity(pool: pg.Pool, token: string, now: Date): Promise<Identity | undefined> {
  const kind = tokenKind(token);
  if (!kind) return undefined;
  const { rows } = await pool.query<Identity>({
    ...(kind === 'key' ? key : session),
    values: [hashToken(token), now],
  });
  return rows[0];
}
