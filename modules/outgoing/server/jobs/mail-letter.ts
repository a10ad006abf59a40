import type { PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import { type Job, type JobContext, job } from '#core/jobs/job.ts';
import { type Mail, type Mailer, messageIdFor } from '#core/mail/mailer.ts';
import type { TxContext } from '#core/session/context.ts';
import { currentAgency } from '#modules/organization/server/organization.api.ts';
import { deliveryFailed } from '../../contract/events.ts';
import { refusedByMail } from '../../contract/refused-by-mail.ts';
import type { DeliveryId, DraftId } from '../../contract/terms.ts';
import { composeLetterMail } from '../rules/sending/compose-letter-mail.ts';
import { longDay } from '../rules/words/indonesian-day.ts';
import { deliveryById, signedLetter } from '../sending/deliveries.queries.ts';
import { changeDeliveries, failed, notFailed } from '../sending/deliveries.writes.ts';
import { mailLetterJob } from '../sending/job-names.ts';

/** Sends the link of a letter. Sent twice only if the process dies between the server's yes and our note of it. */
export function mailLetter(mailer: Mailer): Job<typeof mailLetterJob.payload> {
  return job({
    ...mailLetterJob,
    run: async (ctx, { deliveryId }) => {
      const written = await ctx.transact('read', (inner) => writeMail(inner, deliveryId));
      if (!written) return;
      const { mail, receiptCode } = written;
      // Should the last try end with the process, nothing comes after it that could say so.
      if (ctx.lastTry) await fail(ctx, deliveryId, receiptCode, 'mail.unavailable');
      const { outcome } = await mailer.send(mail);
      if (outcome === 'sent') return settle(ctx, deliveryId, receiptCode);
      const code = outcome === 'off' ? 'outgoing.mail-off' : 'outgoing.mail-refused';
      await fail(ctx, deliveryId, receiptCode, code);
    },
  });
}

/** The mail as it must be now, with the link that is in force; undefined where it was sent or has failed. */
async function writeMail(
  ctx: TxContext,
  id: DeliveryId,
): Promise<{ mail: Mail; receiptCode: string } | undefined> {
  const { tx } = ctx;
  const delivery = await deliveryById(tx, id);
  if (!delivery?.receipt_code || delivery.sent_at || delivery.failed_at) return undefined;
  const receiptCode = delivery.receipt_code;
  const letter = await signedLetter(tx, delivery.letter_id as DraftId);
  if (!letter || refusedByMail('mail', letter.security_class)) return undefined;
  const agency = await currentAgency(tx);
  const message = composeLetterMail(ctx.locales, {
    agency: agency?.name ?? 'Pendopo',
    number: letter.number,
    day: longDay(letter.letter_day),
    subject: letter.subject,
    recipient: delivery.name,
    isCopy: delivery.is_copy,
    address: `${ctx.publicUrl}/surat/${receiptCode}`,
    verificationAddress: `${ctx.publicUrl}/verifikasi/${letter.verification_code}`,
  });
  const mail: Mail = {
    ...message,
    to: delivery.mail_address!,
    messageId: messageIdFor(id, receiptCode, ctx.publicUrl),
  };
  return { mail, receiptCode };
}

function settle(ctx: JobContext, id: DeliveryId, receiptCode: string): Promise<void> {
  return ctx.transact('write', async ({ tx, clock }) => {
    const delivery = await deliveryById(tx, id, { lock: true });
    if (!delivery || delivery.receipt_code !== receiptCode || delivery.sent_at) return;
    changeDeliveries(tx, [id], { ...notFailed, sent_at: clock.now() });
  });
}

function fail(ctx: JobContext, id: DeliveryId, receiptCode: string, code: string): Promise<void> {
  return ctx.transact('write', async (inner) => {
    const { tx, clock } = inner;
    const delivery = await deliveryById(tx, id, { lock: true });
    if (!delivery || delivery.receipt_code !== receiptCode || delivery.sent_at) return;
    const letter = await signedLetter(tx, delivery.letter_id as DraftId);
    changeDeliveries(tx, [id], failed(code, clock.now()));
    if (!letter || delivery.failure === code) return;
    await emit(inner, deliveryFailed, {
      subject: letter.id,
      payload: {
        securityClass: letter.security_class,
        posts: [letter.drafted_post_id as PostId],
        deliveryId: id,
        code,
      },
    });
  });
}
