import type { Tx } from '#core/db/tx.ts';

const questions = {
  session: `select 1 from identity.session s
    join identity.account a on a.agency_id = s.agency_id and a.id = s.account_id
    where s.agency_id = core.agency_id() and s.token_hash = $1 and s.idle_until > $2 and s.ends_at > $2 and a.disabled_at is null
      and organization.in_service(s.agency_id, s.person_id, $2)`,
  key: `select 1 from identity.api_key k
    join identity.account a on a.agency_id = k.agency_id and a.id = k.account_id
    where k.agency_id = core.agency_id() and k.token_hash = $1 and k.expires_at > $2 and a.disabled_at is null
      and organization.in_service(k.agency_id, k.person_id, $2)`,
};

/** True while the session or key with this hash is open at the instant. */
export async function isHashOpen(
  tx: Tx,
  kind: keyof typeof questions,
  hash: Buffer,
  now: Date,
): Promise<boolean> {
  const rows = await tx.rows(questions[kind], [hash, now]);
  return rows.length > 0;
}
