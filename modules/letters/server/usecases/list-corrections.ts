import type { PersonId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { FieldName } from '../../contract/fields.ts';
import type { letters } from '../../contract/letters.ts';
import { correctionsOf } from '../corrections.queries.ts';
import { loadLetter } from '../load-letter.ts';

/** What was corrected since registration, newest first. */
export async function listCorrections(
  ctx: TxContext,
  input: InputOf<typeof letters.corrections>,
): Promise<OutputOf<typeof letters.corrections>> {
  await loadLetter(ctx, input.letterId);
  const rows = await correctionsOf(ctx.tx, input.letterId);
  const people = await peopleByIds(ctx.tx, [...new Set(rows.map((row) => row.corrected_by as PersonId))]);
  const items = rows.map((row) => ({
    id: row.id,
    at: row.corrected_at.toISOString(),
    by: people.get(row.corrected_by as PersonId)?.name ?? '—',
    reason: row.reason,
    before: byField(row.before as Record<string, string | number | null>),
  }));
  return { items };
}

/** Corrections are kept by column, `letter_number`; outside the field is known as `letterNumber`. */
function byField(columns: Record<string, string | number | null>) {
  const fields = Object.entries(columns).map(([column, value]) => [
    column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return Object.fromEntries(fields) as Partial<Record<FieldName, string | number | null>>;
}
