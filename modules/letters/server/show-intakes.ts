import type { UnitId } from '#core/contract/ids.ts';
import { holdsAnywhere } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitsUnder } from '#modules/organization/server/organization.api.ts';
import { registerLetters } from '../contract/permissions.ts';
import type { IntakeView } from '../contract/views.ts';
import { duplicatesOf, type IntakeRecord } from './intake.queries.ts';
import { presentIntake } from './letters.present.ts';
import { documentsOfIntakes } from './letters.queries.ts';
import { readableUnits } from './readable-units.ts';

/** Intakes with their documents, what was read, and letters of the same content. */
export async function showIntakes(ctx: TxContext, rows: readonly IntakeRecord[]): Promise<IntakeView[]> {
  const ids = rows.map((row) => row.id);
  const [documents, units] = await Promise.all([documentsOfIntakes(ctx.tx, ids), readableUnits(ctx)]);
  const duplicates = await duplicatesOf(ctx.tx, ids, units);
  return rows.map((row) =>
    presentIntake(row, documents, duplicates.filter((one) => one.intake_id === row.id).map(presentDuplicate)),
  );
}

type Duplicate = IntakeView['duplicates'][number];

function presentDuplicate(row: Awaited<ReturnType<typeof duplicatesOf>>[number]): Duplicate {
  return {
    letterId: row.id as Duplicate['letterId'],
    agendaNumber: row.agenda_number,
    year: row.book_year,
    registeredAt: row.registered_at.toISOString(),
  };
}

/** The units in which the actor registers mail. */
export async function registryUnits(ctx: TxContext): Promise<UnitId[]> {
  if (!holdsAnywhere(ctx.actor, registerLetters)) return [];
  const scopes = ctx.actor.grants
    .filter((grant) => grant.permissions.has(registerLetters))
    .map((grant) => grant.unitId);
  return unitsUnder(ctx.tx, [...new Set(scopes)]);
}
