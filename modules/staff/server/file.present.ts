import { dayIn } from '#core/clock/clock.ts';
import type { TxContext } from '#core/session/context.ts';
import type { GradeView, StaffFileView } from '../contract/files.ts';
import type { EntryKind } from '../contract/terms.ts';
import { entriesFrom, presentEntries } from './entries.present.ts';
import { entriesOf } from './entries.queries.ts';
import { birthInNumber, type KnownEmployee } from './load-employee.ts';
import { mayManage, mayReadPrivate } from './policy.ts';
import type { Day } from './rules/days.ts';
import { latestOn, positionOn } from './rules/entry.ts';
import { gradeOf } from './rules/law/grades.ts';
import { outlookOn } from './rules/outlook.ts';

/** The entries of some kinds in a file, and what of them holds on a day. */
export async function presentStaffFile(
  ctx: TxContext,
  employee: KnownEmployee,
  kinds: readonly EntryKind[],
  day: Day | undefined,
): Promise<StaffFileView> {
  const { actor } = ctx;
  const on = day ?? dayIn(actor.zone, ctx.clock.now());
  const rows = await entriesOf(ctx.tx, employee.personId, kinds);
  const entries = entriesFrom(ctx, rows);
  const { personId: id, name, employment, nip } = employee;
  const position = positionOn(entries, on)?.details;
  return {
    person: { id, name, employment, nip },
    on,
    holds: {
      grade: presentGrade(latestOn(entries, 'grade', on)?.details.code),
      position: position ? { name: position.name, level: position.level, unitName: position.unitName } : null,
      legalStatus: latestOn(entries, 'legal-status', on)?.details.status ?? null,
    },
    outlook: outlookOn(entries, birthInNumber(nip), on),
    entries: await presentEntries(ctx, rows),
    can: { manage: mayManage(actor, employee), readPrivate: mayReadPrivate(actor, employee) },
  };
}

/** A grade by its code; null for none. */
export function presentGrade(code: string | undefined): GradeView | null {
  const grade = code === undefined ? undefined : gradeOf(code);
  return grade ? { code: grade.code, name: grade.name, rank: grade.rank } : null;
}
