import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitNames } from '#modules/organization/server/organization.api.ts';
import type { registers } from '../../contract/registers.ts';
import { deskTime } from '../rules/late.ts';
import { recapOf, unfinishedOf } from './recap.queries.ts';
import { seenUnits } from './seen-units.ts';

type Recap = OutputOf<typeof registers.recap>;

/** The figures of a year, of the units that the actor sees and of letters that they may know of. */
export async function readRecap(ctx: TxContext, input: InputOf<typeof registers.recap>): Promise<Recap> {
  const { tx } = ctx;
  const now = ctx.clock.now();
  const units = await seenUnits(ctx, input.unitId);
  const lateSince = (['sangat-segera', 'segera', 'biasa'] as const).map(
    (urgency) => new Date(now.getTime() - deskTime[urgency]),
  );
  const [lines, unfinished] = await Promise.all([
    recapOf(tx, { units, year: input.year, now }),
    unfinishedOf(tx, { units, lateSince }),
  ]);
  const names = await unitNames(tx, [...new Set([...lines, ...unfinished].map((row) => row.unit_id))]);
  const byUnit = (a: { unitName: string }, b: { unitName: string }) =>
    a.unitName.localeCompare(b.unitName, 'id');
  return {
    lines: lines
      .map((row) => ({
        unitId: row.unit_id,
        unitName: names.get(row.unit_id) ?? '—',
        kindCode: row.kind_code,
        kindName: row.kind_name,
        month: row.month,
        signed: row.signed,
        sentLate: row.sent_late,
        medianDays: row.median_days,
      }))
      .sort(byUnit),
    unfinished: unfinished
      .map((row) => ({
        unitId: row.unit_id,
        unitName: names.get(row.unit_id) ?? '—',
        writing: row.writing,
        review: row.review,
        toSign: row.to_sign,
        toSend: row.to_send,
        late: row.late,
        oldestSince: row.oldest_since.toISOString(),
      }))
      .sort((a, b) => b.late - a.late || byUnit(a, b)),
  };
}
