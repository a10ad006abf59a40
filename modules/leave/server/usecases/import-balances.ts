import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import { newId, type PersonId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { withWholeBody } from '#core/http/whole-body.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  type EmployeeEntry,
  employeesByNumbers,
  readSheet,
  type Sheet,
  sheetLimits,
} from '#modules/organization/server/organization.api.ts';
import type { BalanceImport, balances } from '../../contract/balances.ts';
import { balancesImported } from '../../contract/events.ts';
import { type BalanceEntryRow, balanceEntriesOf } from '../balances.queries.ts';
import { insertBalanceEntries } from '../balances.writes.ts';
import { pathsOf } from '../people-paths.queries.ts';
import { mayManage } from '../policy.ts';
import { type Opening, readOpenings } from '../rules/import/read-openings.ts';
import { yearOf } from '../rules/length/calendar-days.ts';

const shownFaults = 200;
const shownChanges = 200;
/** What stands as the reason where the sheet gives none. */
const sheetReason = 'Impor saldo awal';

/** Reads opening balances; writes all of them or none. What stands already is not written again. */
export async function importBalances(
  ctx: OutsideContext,
  { dryRun = false }: InputOf<typeof balances.import>,
): Promise<BalanceImport> {
  const sheet = await withWholeBody(ctx.request.body, sheetLimits.bytes, readSheet);
  return ctx.transact('write', (inside) => importSheet(inside, dryRun, sheet));
}

interface Change {
  opening: Opening;
  person: EmployeeEntry;
  before: BalanceEntryRow | null;
}

async function importSheet(ctx: TxContext, dryRun: boolean, sheet: Sheet): Promise<BalanceImport> {
  const { openings, faults, missing, rows } = readOpenings(sheet);
  ensure(missing.length === 0, 'organization.sheet-column-missing', { column: missing.join(', ') });
  const people = await managedByNumber(
    ctx,
    openings.map(({ number }) => number),
  );
  const thisYear = yearOf(dayIn(ctx.actor.zone, ctx.clock.now()));
  for (const { row, number, year } of openings) {
    const fault = faultOf(ctx, people.get(number));
    if (fault) faults.push({ row, column: 'nip', code: fault });
    if (year >= thisYear) faults.push({ row, column: 'tahun', code: 'leave.year-not-over' });
  }
  const changes = await changesOf(ctx, openings, people);
  const written = !dryRun && faults.length === 0;
  if (written && changes.length > 0) await write(ctx, changes);
  return {
    ...{ dryRun, written, rows, added: changes.length, unchanged: openings.length - changes.length },
    changes: changes.slice(0, shownChanges).map(({ opening, person, before }) => ({
      ...{ name: person.name, year: opening.year, before: before?.days ?? null, after: opening.left },
    })),
    faults: faults.toSorted((one, other) => one.row - other.row).slice(0, shownFaults),
    moreFaults: Math.max(0, faults.length - shownFaults),
  };
}

/** Nobody of whom the actor keeps no leave is told from nobody at all. */
function faultOf(ctx: TxContext, person: EmployeeEntry | undefined): string | null {
  if (!person) return 'leave.row-number-unknown';
  return person.id === ctx.actor.personId ? 'leave.row-own' : null;
}

async function managedByNumber(
  ctx: TxContext,
  numbers: readonly string[],
): Promise<Map<string, EmployeeEntry>> {
  const people = await employeesByNumbers(ctx.tx, numbers);
  const paths = await pathsOf(
    ctx.tx,
    people.map(({ id }) => id),
  );
  const own = ctx.actor.personId;
  return new Map(
    people
      .filter(({ id }) => id === own || mayManage(ctx.actor, id, paths.get(id) ?? []))
      .map((person) => [person.nip ?? '', person]),
  );
}

async function changesOf(
  ctx: TxContext,
  openings: readonly Opening[],
  people: ReadonlyMap<string, EmployeeEntry>,
): Promise<Change[]> {
  const ids = [...people.values()].map(({ id }) => id);
  const standing = new Map<string, BalanceEntryRow>();
  const key = (id: PersonId, year: number) => `${id} ${year}`;
  for (const entry of await balanceEntriesOf(ctx.tx, ids))
    if (entry.kind === 'opening') standing.set(key(entry.personId, entry.year), entry);
  return openings.flatMap((opening) => {
    const person = people.get(opening.number);
    if (!person) return [];
    const before = standing.get(key(person.id, opening.year)) ?? null;
    return before && isSame(before, opening) ? [] : [{ opening, person, before }];
  });
}

function isSame(entry: BalanceEntryRow, { left, olderLeft, taken, deferred }: Opening): boolean {
  return (
    entry.days === left &&
    entry.olderLeft === olderLeft &&
    entry.taken === taken &&
    entry.deferred === deferred
  );
}

async function write(ctx: TxContext, changes: readonly Change[]): Promise<void> {
  const { tx, actor } = ctx;
  const by = { enteredBy: found(actor.personId), enteredAt: ctx.clock.now() };
  const entries = changes.map(
    ({ opening, person }): BalanceEntryRow => ({
      ...{ id: newId<'LeaveBalanceEntry'>(), personId: person.id, year: opening.year, kind: 'opening' },
      ...{ days: opening.left, olderLeft: opening.olderLeft, taken: opening.taken },
      ...{ deferred: opening.deferred, reason: opening.reason ?? sheetReason },
      ...by,
    }),
  );
  await insertBalanceEntries(tx, actor.agencyId, entries);
  await emit(ctx, balancesImported, { subject: entries[0]!.id, payload: { added: entries.length } });
}
