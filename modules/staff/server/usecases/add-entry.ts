import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { claimFiles } from '#modules/files/server/files.api.ts';
import type { EntryView, entries } from '../../contract/entries.ts';
import { loadEmployee } from '../load-employee.ts';
import { ensureKeeps, ensureSound, writeEntry } from '../write-entry.ts';

/** Adds an entry to the file of an employee. */
export async function addEntry(
  ctx: TxContext,
  { personId, ...draft }: InputOf<typeof entries.add>,
): Promise<EntryView> {
  const employee = await loadEmployee(ctx, personId);
  const { kind } = draft.content;
  ensureKeeps(ctx, employee, kind);
  ensureSound(draft, employee);
  if (draft.fileId) await claimFiles(ctx.tx, [draft.fileId], found(ctx.actor.personId), ctx.clock.now());
  return writeEntry(ctx, employee, { kind, ...draft });
}
