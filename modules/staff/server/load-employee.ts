import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { employeesByIds, readEmployeeNumber } from '#modules/organization/server/organization.api.ts';
import { privateRead } from '../contract/events.ts';
import type { EntryId, ReadingAct, ReadingId } from '../contract/terms.ts';
import { type EntryRow, entryOf, pathsOf } from './entries.queries.ts';
import { type Employee, isOwn, mayReadPrivate } from './policy.ts';
import { insertReadings } from './readings.queries.ts';
import type { Day } from './rules/days.ts';

/** An employee as the module knows them. */
export interface KnownEmployee extends Employee {
  name: string;
  employment: 'pns' | 'pppk' | 'other';
  nip: string | null;
}

/** @throws core.not-found for nobody of the agency */
export async function loadEmployee(ctx: TxContext, personId: PersonId): Promise<KnownEmployee> {
  const [people, paths] = await Promise.all([
    employeesByIds(ctx.tx, [personId]),
    pathsOf(ctx.tx, [personId]),
  ]);
  const { name, kind: employment, nip } = found(people.get(personId));
  return { personId, path: paths.get(personId) ?? [], name, employment, nip };
}

/** The birth day that a NIP or NI PPPK tells. */
export function birthInNumber(nip: string | null): Day | null {
  return nip ? (readEmployeeNumber(nip)?.birthDay ?? null) : null;
}

export interface Purpose {
  act: ReadingAct;
  purpose?: string;
  entryId?: EntryId;
}

/** Writes down that the actor reads the private part of a file, before anything of it is read. */
export async function noteReading(ctx: TxContext, employee: Employee, reading: Purpose): Promise<void> {
  const { personId } = employee;
  const [readingId] = await noteReadings(ctx, [employee], reading);
  await emit(ctx, privateRead, { subject: personId, payload: { personId, readingId: found(readingId) } });
}

/** The same for several files that are opened at once; whoever asks tells of it in one event. */
export function noteReadings(
  { tx, actor, clock }: TxContext,
  employees: readonly Employee[],
  reading: Purpose,
): Promise<ReadingId[]> {
  const { act, purpose = null, entryId = null } = reading;
  ensure(
    employees.every((employee) => mayReadPrivate(actor, employee)),
    'core.not-found',
  );
  const [readerId, readAt] = [found(actor.personId), clock.now()];
  return insertReadings(
    tx,
    actor.agencyId,
    employees.map(({ personId }) => ({ personId, act, purpose, entryId, readerId, readAt })),
  );
}

/**
 * An entry of a file. The walls show one of the private part of somebody else only after the reading was written down.
 * @throws core.not-found
 */
export async function loadEntry(
  ctx: TxContext,
  employee: Employee,
  entryId: EntryId,
  act: Purpose['act'],
): Promise<EntryRow & { replaced: boolean }> {
  const open = await entryOf(ctx.tx, employee.personId, entryId);
  if (open || isOwn(ctx.actor, employee) || !mayReadPrivate(ctx.actor, employee)) return found(open);
  await noteReading(ctx, employee, { act, entryId });
  return found(await entryOf(ctx.tx, employee.personId, entryId));
}
