import type { AgencyId, PersonId, SessionId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { IdentityTables } from './identity.tables.ts';

const db = tablesOf<IdentityTables>();

export async function insertSession(tx: Tx, row: IdentityTables['identity.session']): Promise<void> {
  await tx.run(db.insertInto('identity.session').values(row));
}

/** The open sessions of a person, the latest first. */
export function sessionsOf(tx: Tx, agencyId: AgencyId, accountId: string, now: Date) {
  return tx.all(
    db
      .selectFrom('identity.session')
      .select(['id', 'device', 'address', 'opened_at', 'seen_at', 'ends_at'])
      .where('agency_id', '=', agencyId)
      .where('account_id', '=', accountId)
      .where('idle_until', '>', now)
      .where('ends_at', '>', now)
      .orderBy('opened_at', 'desc')
      .limit(200),
  );
}

/** Ends one session of the person; the number of sessions that ended. */
export function endSession(
  tx: Tx,
  agencyId: AgencyId,
  personId: PersonId,
  sessionId: SessionId,
): Promise<number> {
  return tx.run(
    db
      .deleteFrom('identity.session')
      .where('agency_id', '=', agencyId)
      .where('person_id', '=', personId)
      .where('id', '=', sessionId),
  );
}

/** Ends every session of the account but the one to keep; the number of sessions that ended. */
export function endSessions(
  tx: Tx,
  agencyId: AgencyId,
  accountId: string,
  keep: SessionId | null = null,
): Promise<number> {
  let ending = db
    .deleteFrom('identity.session')
    .where('agency_id', '=', agencyId)
    .where('account_id', '=', accountId);
  if (keep) ending = ending.where('id', '!=', keep);
  return tx.run(ending);
}

/** Notes that the person proved a factor in the session. */
export function proveFactor(tx: Tx, agencyId: AgencyId, sessionId: SessionId, at: Date): Promise<number> {
  return tx.run(
    db
      .updateTable('identity.session')
      .set({ factor_at: at })
      .where('agency_id', '=', agencyId)
      .where('id', '=', sessionId),
  );
}

/** Removes sessions and keys of the agency that ended before `now`, and challenges that nobody can answer any more. */
export async function forgetEnded(tx: Tx, agencyId: AgencyId, now: Date): Promise<void> {
  await tx.rows('delete from identity.session where agency_id = $1 and (ends_at <= $2 or idle_until <= $2)', [
    agencyId,
    now,
  ]);
  await tx.rows('delete from identity.api_key where agency_id = $1 and expires_at <= $2', [agencyId, now]);
  await tx.rows('delete from identity.spent_challenge where expires_at <= $1', [now]);
}
