import { newId, type PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { LeadTimes } from '../contract/lead-times.ts';
import { usualLeadTimes } from './rules/law/lead-times.ts';

/** What the agency said last, or the usual lead times. */
export async function leadTimesOf(tx: Tx): Promise<{ months: LeadTimes; setAt: Date | null }> {
  const [row] = await tx.rows<{ months: unknown; setAt: Date }>(
    `select l.months, l.set_at as "setAt" from staff.lead_times l where l.agency_id = core.agency_id() order by l.id desc limit 1`,
  );
  return row
    ? { months: LeadTimes.parse(row.months), setAt: row.setAt }
    : { months: usualLeadTimes, setAt: null };
}

export async function insertLeadTimes(
  tx: Tx,
  agencyId: string,
  months: LeadTimes,
  by: { personId: PersonId; at: Date },
): Promise<string> {
  const id = newId();
  await tx.rows(
    'insert into staff.lead_times (agency_id, id, months, set_by, set_at) values ($1, $2, $3, $4, $5)',
    [agencyId, id, JSON.stringify(months), by.personId, by.at],
  );
  return id;
}
