import type { TxContext } from '#core/session/context.ts';
import type { DispositionId } from '../contract/terms.ts';
import { isSecret } from './dispositions.queries.ts';
import type { WorkedDesk } from './work-desk.ts';

/** A reason as an event may carry it: the timeline is read by more people than a secret act. */
export async function sayUnlessSecret(
  ctx: TxContext,
  { desk }: WorkedDesk,
  reason: string | null,
): Promise<string | null> {
  return (await isSecret(ctx.tx, desk.disposition_id as DispositionId)) ? null : reason;
}
