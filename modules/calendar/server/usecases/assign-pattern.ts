import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { Tx } from '#core/db/tx.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds, unitPaths } from '#modules/organization/server/organization.api.ts';
import type { assignments } from '../../contract/assignments.ts';
import { patternAssigned } from '../../contract/events.ts';
import type { PatternId } from '../../contract/terms.ts';
import { assignmentsOf } from '../assignments.queries.ts';
import { insertAssignments } from '../assignments.writes.ts';
import { lockCalendar } from '../basis.writes.ts';
import { endRows } from '../dated.writes.ts';
import { dayAfterLast, todayOf, writeBasis } from '../deciding.ts';
import { patternVersions } from '../patterns.queries.ts';
import { mayManageUnit } from '../policy.ts';
import type { Day } from '../rules/days.ts';
import { takeOver } from '../rules/take-over.ts';
import { managedPeople } from '../who-manages.ts';

type Input = InputOf<typeof assignments.assign>;
type Subject = { unitId: UnitId; personId: null } | { unitId: null; personId: PersonId };

/** Assigns a pattern to units, or to people; all of them, or none. */
export async function assignPattern(
  ctx: TxContext,
  input: Input,
): Promise<OutputOf<typeof assignments.assign>> {
  const { tx } = ctx;
  const { patternId, rotationOffset, startsOn } = input;
  const subjects = subjectsOf(input);
  ensure(subjects.length > 0, 'calendar.one-subject');
  await ensureManagesAll(ctx, input);
  const endsBefore = dayAfterLast(startsOn, input.lastDay);
  await ensureFits(tx, patternId, startsOn, rotationOffset);

  await lockCalendar(tx);
  const standing = await assignmentsOf(tx, input.unitIds, input.personIds);
  const today = todayOf(ctx);
  const taken = subjects.map((subject) => {
    const own = standing.filter((row) => row.unitId === subject.unitId && row.personId === subject.personId);
    const taking = takeOver(own, { startsOn, endsBefore }, today);
    ensure(taking, 'calendar.begun-stays');
    return taking;
  });
  const basis = writeBasis(ctx, input);
  const cut = taken.flatMap((one) => one.cut);
  await endRows(
    tx,
    'assignment',
    cut.map(({ row, endsBefore: before }) => ({ id: row.id, endsBefore: before })),
    basis.id,
  );
  const next = subjects.map((subject) => ({
    ...{ ...subject, patternId, rotationOffset, startsOn, endsBefore },
    basisId: basis.id,
  }));
  const resumed = taken.flatMap((one) => one.resumed.map(({ row, ...time }) => ({ ...row, ...time })));
  await insertAssignments(ctx.tx, ctx.actor.agencyId, [...next, ...resumed]);
  for (const subject of subjects)
    await emit(ctx, patternAssigned, {
      subject: subject.unitId ?? subject.personId,
      payload: { ...subject, patternId, startsOn, basisNumber: input.basisNumber },
    });
  return { made: subjects.length };
}

function subjectsOf({ unitIds, personIds }: Input): Subject[] {
  return [
    ...[...new Set(unitIds)].map((unitId) => ({ unitId, personId: null })),
    ...[...new Set(personIds)].map((personId) => ({ unitId: null, personId })),
  ];
}

/** Refused and missing look the same. */
async function ensureManagesAll(ctx: TxContext, { unitIds, personIds }: Input): Promise<void> {
  const [paths, people, managed] = await Promise.all([
    unitPaths(ctx.tx, unitIds),
    peopleByIds(ctx.tx, personIds),
    managedPeople(ctx, personIds),
  ]);
  const mayUnits = unitIds.every((id) => mayManageUnit(ctx.actor, paths.get(id) ?? []));
  const mayPeople = personIds.every((id) => people.has(id) && managed.has(id));
  ensure(mayUnits && mayPeople, 'core.not-found');
}

/** The pattern is there on the first day, and the team stands somewhere in its cycle. */
async function ensureFits(tx: Tx, patternId: PatternId | null, startsOn: Day, offset: number): Promise<void> {
  if (!patternId) return ensure(offset === 0, 'calendar.offset-outside-cycle');
  const versions = await patternVersions(tx, patternId);
  const first = found(versions.at(-1));
  ensure(first.startsOn <= startsOn, 'calendar.pattern-begins-later', { startsOn: first.startsOn });
  const shortest = Math.min(
    ...versions.map(({ rule }) => (rule.kind === 'rotation' ? rule.cycle.length : 1)),
  );
  ensure(offset < shortest, 'calendar.offset-outside-cycle');
}
