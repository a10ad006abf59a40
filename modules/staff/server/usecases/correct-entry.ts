import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { claimFiles } from '#modules/files/server/files.api.ts';
import type { EntryView, entries } from '../../contract/entries.ts';
import { loadEmployee, loadEntry } from '../load-employee.ts';
import { ensureKeeps, ensureSound, writeEntry } from '../write-entry.ts';

/** Puts an entry in the place of a wrong one of the same kind; the wrong one is kept. */
export async function correctEntry(
  ctx: TxContext,
  { personId, entryId, reason, ...draft }: InputOf<typeof entries.correct>,
): Promise<EntryView> {
  const employee = await loadEmployee(ctx, personId);
  const { kind } = draft.content;
  ensureKeeps(ctx, employee, kind);
  const wrong = await loadEntry(ctx, employee, entryId, 'decided');
  ensure(wrong.kind === kind, 'staff.other-kind');
  ensure(!wrong.replaced, 'staff.entry-replaced');
  ensureSound(draft, employee);
  if (draft.fileId) await claimFiles(ctx.tx, [draft.fileId], found(ctx.actor.personId), ctx.clock.now());
  return writeEntry(ctx, employee, { kind, ...draft, replaces: { id: entryId, reason } });
}
