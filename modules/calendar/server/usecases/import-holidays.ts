import { ensure } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { withWholeBody } from '#core/http/whole-body.ts';
import type { TxContext } from '#core/session/context.ts';
import { readSheet, type Sheet, sheetLimits } from '#modules/organization/server/organization.api.ts';
import { holidaysImported } from '../../contract/events.ts';
import type { HolidayImport, holidays } from '../../contract/holidays.ts';
import { lockCalendar } from '../basis.writes.ts';
import { todayOf, writeBasis } from '../deciding.ts';
import { holidaysOfYear } from '../holidays.queries.ts';
import { insertHolidays, withdrawHolidays } from '../holidays.writes.ts';
import { ownNationalYear } from '../own-national-year.ts';
import { type ListChange, listChanges } from '../rules/holiday-list.ts';
import { readHolidays } from '../rules/read-holidays.ts';
import { ensureManages } from '../who-manages.ts';

const shownFaults = 200;

type Input = InputOf<typeof holidays.import>;

/** Reads all holidays of a year, and writes all of them or none. */
export async function importHolidays(ctx: OutsideContext, input: Input): Promise<HolidayImport> {
  // Who may not import is told so before a byte is read.
  await ctx.transact('read', (inside) => ensureManages(inside, input.unitId ?? null));
  const sheet = await withWholeBody(ctx.request.body, sheetLimits.bytes, readSheet);
  return ctx.transact('write', (inside) => importSheet(inside, input, sheet));
}

async function importSheet(ctx: TxContext, input: Input, sheet: Sheet): Promise<HolidayImport> {
  const { year, dryRun = false } = input;
  const unitId = input.unitId ?? null;
  await ensureManages(ctx, unitId);
  await lockCalendar(ctx.tx);
  const { rows, entries, faults, missing } = readHolidays(sheet, { year, regional: unitId !== null });
  ensure(missing.length === 0, 'organization.sheet-column-missing', { column: missing.join(', ') });

  const all = await holidaysOfYear(ctx.tx, year, unitId ? [unitId] : []);
  const standing = all.filter((one) => one.unitId === unitId);
  const changes = listChanges(standing, entries);
  const written = !dryRun && faults.length === 0;
  if (written && changes.length > 0) await writeChanges(ctx, unitId, input, changes);
  const today = todayOf(ctx);
  return {
    ...{ dryRun, written, rows },
    changes: changes.map(({ kind, day, before, after }) => ({
      ...{ kind, day, past: day <= today },
      before: before?.name ?? null,
      after: after?.name ?? null,
    })),
    unchanged: entries.length - changes.filter(({ after }) => after).length,
    faults: faults.slice(0, shownFaults),
    moreFaults: Math.max(0, faults.length - shownFaults),
  };
}

async function writeChanges(
  ctx: TxContext,
  unitId: UnitId | null,
  input: Input,
  changes: readonly ListChange[],
): Promise<void> {
  if (unitId === null) await ownNationalYear(ctx, input.year);
  const basis = writeBasis(ctx, input);
  const former = changes.filter(({ before }) => before).map(({ day }) => day);
  await withdrawHolidays(ctx.tx, unitId, former, basis.id);
  await insertHolidays(
    ctx.tx,
    ctx.actor.agencyId,
    unitId,
    changes.flatMap(({ after }) => after ?? []),
    basis.id,
  );
  const count = (kind: ListChange['kind']) => changes.filter((one) => one.kind === kind).length;
  await emit(ctx, holidaysImported, {
    subject: basis.id,
    payload: {
      ...{ unitId, year: String(input.year), basisNumber: input.basisNumber },
      ...{ added: count('added'), changed: count('changed'), withdrawn: count('withdrawn') },
    },
  });
}
