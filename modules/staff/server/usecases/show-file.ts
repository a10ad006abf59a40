import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { files, StaffFileView } from '../../contract/files.ts';
import { openKinds } from '../../contract/terms.ts';
import { presentStaffFile } from '../file.present.ts';
import { loadEmployee } from '../load-employee.ts';
import { mayView } from '../policy.ts';

/** The file of somebody else, without its private part. */
export async function showFile(
  ctx: TxContext,
  { personId, on }: InputOf<typeof files.show>,
): Promise<StaffFileView> {
  const employee = await loadEmployee(ctx, personId);
  ensure(mayView(ctx.actor, employee), 'core.not-found');
  return presentStaffFile(ctx, employee, openKinds, on);
}
