import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { EntryView } from '../contract/entries.ts';
import { openContent } from './contents.ts';
import type { EntryRow } from './entries.queries.ts';
import type { Entry } from './rules/entry.ts';
import type { StandingEntry } from './rules/sheet/compare.ts';

/** Rows as the rules read them. */
export function entriesFrom(ctx: TxContext, rows: readonly EntryRow[]): Entry[] {
  return rows.map((row) => ({ ...row, content: contentOf(ctx, row) }));
}

/** Rows as they are held against sheets: with the decree. */
export function decreedEntriesFrom(ctx: TxContext, rows: readonly EntryRow[]): StandingEntry[] {
  return rows.map((row) => ({ ...row, content: contentOf(ctx, row) }));
}

/** Rows of one file as they are shown. */
export async function presentEntries(ctx: TxContext, rows: readonly EntryRow[]): Promise<EntryView[]> {
  const names = await peopleByIds(ctx.tx, [...new Set(rows.map((row) => row.enteredBy))]);
  const replaced = new Set(rows.map((row) => row.replacesId));
  return rows.map((row) => presentEntry(ctx, row, names, !replaced.has(row.id)));
}

function presentEntry(
  ctx: TxContext,
  row: EntryRow,
  names: ReadonlyMap<PersonId, { name: string }>,
  stands: boolean,
): EntryView {
  const { id, kind, startsOn, lastDay, enteredBy } = row;
  return {
    ...{ id, kind, content: contentOf(ctx, row), startsOn, lastDay },
    decree: decreeOf(row),
    hasProof: row.fileId !== null,
    replaces: row.replacesId ? { id: row.replacesId, reason: row.reason } : null,
    stands,
    enteredBy: { id: enteredBy, name: names.get(enteredBy)?.name ?? '' },
    enteredAt: row.enteredAt.toISOString(),
  };
}

/** The decree, where there is one. */
export function decreeOf({ decreeNumber, decreeDay }: Pick<EntryRow, 'decreeNumber' | 'decreeDay'>) {
  return decreeNumber && decreeDay ? { number: decreeNumber, day: decreeDay } : null;
}

function contentOf({ secrets, actor }: TxContext, row: EntryRow) {
  return openContent(secrets, { agencyId: actor.agencyId, personId: row.personId }, row);
}
