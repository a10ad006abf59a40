import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { enqueue } from '#core/jobs/job.ts';
import type { notifications } from '../../contract/notifications.ts';
import { stopMailJob } from '../jobs/stop-mail.ts';
import { readMailStopToken } from '../mail-stop-token.ts';

/** Takes the word of whoever holds a mail that its receiver wants no more (RFC 8058 §3.1). */
export async function stopMail(
  ctx: OutsideContext,
  input: InputOf<typeof notifications.stopMail>,
): Promise<undefined> {
  const { agencyId, personId } = found(readMailStopToken(ctx.secrets, input.token));
  await ctx.transact('write', ({ tx }) => enqueue(tx, agencyId, stopMailJob, { personId }));
}
