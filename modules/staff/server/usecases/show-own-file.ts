import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { files, StaffFileView } from '../../contract/files.ts';
import { entryKinds } from '../../contract/terms.ts';
import { presentStaffFile } from '../file.present.ts';
import { loadEmployee } from '../load-employee.ts';

/** The own file, with its private part. */
export async function showOwnFile(
  ctx: TxContext,
  { on }: InputOf<typeof files.showOwn>,
): Promise<StaffFileView> {
  const employee = await loadEmployee(ctx, found(ctx.actor.personId));
  return presentStaffFile(ctx, employee, entryKinds, on);
}
