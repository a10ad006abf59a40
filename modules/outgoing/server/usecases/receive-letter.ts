import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { currentAgency } from '#modules/organization/server/organization.api.ts';
import type { ReceivedView, sending } from '../../contract/sending.ts';
import { withReceived } from '../sending/received.ts';

/** The facts of a letter for whoever holds the link of its mail. */
export function receiveLetter(
  ctx: OutsideContext,
  input: InputOf<typeof sending.receive>,
): Promise<ReceivedView> {
  return withReceived(ctx, input.receiptCode, async ({ tx }, { delivery, letter, zone }) => ({
    agency: found(await currentAgency(tx)).name,
    zone,
    number: letter.number,
    letterDay: letter.letter_day,
    kind: letter.kind_name,
    subject: letter.subject,
    name: delivery.name,
    isCopy: delivery.is_copy,
    confirmedAt: delivery.read_at?.toISOString() ?? null,
    ended: letter.ended_how,
    verificationCode: letter.verification_code,
  }));
}
