import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { EntryView, entries } from '../../contract/entries.ts';
import { loadEmployee, loadEntry } from '../load-employee.ts';
import { mayManage } from '../policy.ts';
import { ensureKeeps, writeEntry } from '../write-entry.ts';

/** Takes an entry back: a further one without content stands for it. */
export async function withdrawEntry(
  ctx: TxContext,
  { personId, entryId, reason }: InputOf<typeof entries.withdraw>,
): Promise<EntryView> {
  const employee = await loadEmployee(ctx, personId);
  ensure(ctx.actor.personId !== personId, 'staff.own-file');
  ensure(mayManage(ctx.actor, employee), 'core.not-found');
  const wrong = await loadEntry(ctx, employee, entryId, 'decided');
  ensureKeeps(ctx, employee, wrong.kind);
  ensure(!wrong.replaced, 'staff.entry-replaced');
  const { kind, startsOn, lastDay } = wrong;
  return writeEntry(ctx, employee, {
    kind,
    content: null,
    startsOn,
    lastDay,
    replaces: { id: entryId, reason },
  });
}
