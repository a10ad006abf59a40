import { ensure } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { files } from '../../contract/files.ts';
import { privateKinds } from '../../contract/terms.ts';
import { presentEntries } from '../entries.present.ts';
import { entriesOf } from '../entries.queries.ts';
import { loadEmployee, noteReading } from '../load-employee.ts';
import { presentProposal } from '../requests.present.ts';
import { pendingPrivate } from '../requests.queries.ts';

/** The private part of the file of somebody else, after the reading was written down. */
export async function readPrivate(
  ctx: TxContext,
  { personId, purpose }: InputOf<typeof files.readPrivate>,
): Promise<OutputOf<typeof files.readPrivate>> {
  const employee = await loadEmployee(ctx, personId);
  ensure(ctx.actor.personId !== personId, 'staff.own-file');
  await noteReading(ctx, employee, { act: 'shown', purpose });
  const rows = await entriesOf(ctx.tx, personId, privateKinds);
  const proposals = await pendingPrivate(ctx.tx, personId);
  return {
    entries: await presentEntries(ctx, rows),
    proposals: proposals.map((row) => presentProposal(ctx, row)),
  };
}
