import type { PersonId } from '#core/contract/ids.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds, unitNames, unitPaths } from '#modules/organization/server/organization.api.ts';
import type { EmergencyOpening } from '../../contract/emergency.ts';
import { reviewEmergencies } from '../../contract/permissions.ts';
import { recordsByIds } from '../records/records.queries.ts';
import { type OpeningRow, readingsOf } from './emergency.queries.ts';

/** True while the opening shows its record, by the clock of the house; the database asks its own. */
export function stands(row: OpeningRow, now: Date): boolean {
  return row.ended_at === null && row.ends_at > now;
}

export async function presentOpenings(
  ctx: TxContext,
  rows: readonly OpeningRow[],
): Promise<EmergencyOpening[]> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  const units = [...new Set(rows.map((row) => row.unit_id))];
  const named = rows.flatMap((row) => [row.opened_by, row.ended_by, row.reviewed_by]);
  const ids = [...new Set(named.filter((id): id is PersonId => id !== null))];
  const [people, names, paths, records, readings] = await Promise.all([
    peopleByIds(tx, ids),
    unitNames(tx, units),
    unitPaths(tx, units),
    recordsByIds(tx, [...new Set(rows.map((row) => row.record_id))]),
    readingsOf(
      tx,
      rows.map((row) => row.id),
    ),
  ]);
  const titles = new Map(records.map((record) => [record.id, record.title]));
  const person = (id: string) => ({ id: id as PersonId, name: people.get(id as PersonId)?.name ?? '—' });
  return rows.map((row) => {
    const own = row.opened_by === actor.personId;
    const standing = stands(row, now);
    const reviews = holds(actor, reviewEmergencies, paths.get(row.unit_id) ?? []);
    return {
      ...{ id: row.id, recordId: row.record_id, dossierId: row.dossier_id },
      unitName: names.get(row.unit_id) ?? '—',
      ...{ year: row.year, number: row.number, item: row.item_number, securityClass: row.security_class },
      title: titles.get(row.record_id) ?? null,
      openedBy: person(row.opened_by),
      reason: row.reason,
      openedAt: row.opened_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      ended:
        row.ended_at && row.ended_by ? { by: person(row.ended_by), at: row.ended_at.toISOString() } : null,
      stands: standing,
      readings: readings
        .filter((reading) => reading.opening_id === row.id)
        .map(({ position, act, times, last_at }) => ({
          position,
          act,
          times,
          lastAt: last_at.toISOString(),
        })),
      review:
        row.reviewed_at && row.reviewed_by
          ? { by: person(row.reviewed_by), at: row.reviewed_at.toISOString(), remark: row.remark ?? '' }
          : null,
      can: {
        end: standing && (own || reviews),
        review: reviews && !own && !standing && row.reviewed_at === null,
      },
    };
  });
}
