import { ensure, found } from '#core/contract/errors.ts';
import { newId, type PersonId, type PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import { enqueue } from '#core/jobs/job.ts';
import { type Actor, postOf } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import { DraftFacts } from '../../contract/draft-fields.ts';
import { deliveryFailed, letterSent } from '../../contract/events.ts';
import { refusedByMail } from '../../contract/refused-by-mail.ts';
import type { DeliveryId, DraftId } from '../../contract/terms.ts';
import { type DraftRecord, draftById } from '../drafts/drafts.queries.ts';
import { addReaders, moveDraft } from '../drafts/drafts.writes.ts';
import { ensureIssuerMayAmend } from '../drafts/may-amend.ts';
import { newestEdition } from '../editions/editions.queries.ts';
import { recipientNames } from '../printing/recipient-names.ts';
import { type PlannedDelivery, planDeliveries } from '../rules/sending/delivery-plan.ts';
import { newReceiptCode } from '../unguessable-code.ts';
import { failed, insertDeliveries, markLetterSent, type NewDelivery } from './deliveries.writes.ts';
import {
  deliverInsideJob,
  endAmendedJob,
  mailLetterJob,
  offerToAgencyJob,
  tellAnsweredJob,
} from './job-names.ts';

/**
 * Sends a signed letter: whom it goes to is written in the transaction of whoever sends it, or of its last signature; the
 * way to each of them is work for the worker. The caller has checked that this person may.
 * @throws outgoing.not-now where it is not signed or was sent before, outgoing.amends-other-issuer
 */
export async function startSending(ctx: TxContext, draftId: DraftId): Promise<void> {
  const { tx } = ctx;
  const now = ctx.clock.now();
  const draft = found(await draftById(tx, draftId, { lock: true }));
  ensure(draft.stage === 'signed', 'outgoing.not-now');
  const facts = DraftFacts.parse(draft.facts);
  await ensureIssuerMayAmend(ctx, draft, facts.signers);
  const [recipients, copies] = await recipientNames(tx, [facts.recipients, facts.copies]);
  const planned = planDeliveries(facts, { recipients: recipients!, copies: copies! });
  const rows = deliveryRows(planned, { securityClass: draft.security_class, at: now, from: 1 });
  const posts = rows.flatMap(({ post_id }) => (post_id ? [post_id as PostId] : []));
  const by = (ctx.actor.personId ?? draft.drafted_by) as PersonId;
  const postId = sendingPost(ctx.actor, draft);
  await moveDraft(tx, draftId, ['signed'], 'sent', now);
  await markLetterSent(tx, draftId, { at: now, by, postId, readers: posts });
  addReaders(tx, draftId, posts);
  insertDeliveries(tx, draftId, rows);
  const { digest } = found(await newestEdition(tx, draftId));
  await emit(ctx, letterSent, {
    subject: draftId,
    post: postId,
    payload: {
      ...{ securityClass: draft.security_class, posts: [], deliveries: rows.length },
      pdfSha256: digest.toString('hex'),
    },
  });
  await setOut(ctx, draftId, draft, rows);
  if (draft.amends_draft_id) await enqueue(tx, ctx.actor.agencyId, endAmendedJob, { draftId });
  if (draft.answers_letter_id) await enqueue(tx, ctx.actor.agencyId, tellAnsweredJob, { draftId });
}

/** The post through which the letter is sent: one of the sender's that took part in it, else any of theirs. */
function sendingPost(actor: Actor, draft: Pick<DraftRecord, 'drafted_post_id' | 'readers'>): PostId {
  const own =
    postOf(actor, draft.drafted_post_id) ??
    actor.posts.find((post) => draft.readers.includes(post.id)) ??
    actor.posts.find((post) => post.capacity !== 'secretary');
  return (own?.id ?? draft.drafted_post_id) as PostId;
}

/** Rows of recipients that nothing has reached yet. What may not go by mail has failed from the beginning. */
export function deliveryRows(
  planned: readonly PlannedDelivery[],
  letter: { securityClass: SecurityClass; at: Date; from: number },
): NewDelivery[] {
  return planned.map(({ recipient, name, isCopy }, at) => ({
    id: newId<'Delivery'>(),
    position: letter.from + at,
    channel: recipient.channel,
    is_copy: isCopy,
    name,
    behind: recipient.behind ?? null,
    post_id: recipient.channel === 'post' ? recipient.postId : null,
    to_agency_id: recipient.channel === 'agency' ? recipient.agencyId : null,
    mail_address: recipient.channel === 'mail' ? recipient.address : null,
    receipt_code: recipient.channel === 'mail' ? newReceiptCode() : null,
    ...(refusedByMail(recipient.channel, letter.securityClass)
      ? failed('outgoing.confidential-by-mail', letter.at)
      : {}),
  }));
}

/** Gives deliveries to the worker, each its own way; what has failed already is told. */
export async function setOut(
  ctx: TxContext,
  draftId: DraftId,
  letter: Pick<DraftRecord, 'security_class' | 'drafted_post_id'>,
  rows: readonly NewDelivery[],
): Promise<void> {
  const { tx, actor } = ctx;
  if (rows.some(({ channel }) => channel === 'post'))
    await enqueue(tx, actor.agencyId, deliverInsideJob, { draftId });
  for (const row of rows) {
    const deliveryId = row.id as DeliveryId;
    if (row.failure) {
      await emit(ctx, deliveryFailed, {
        subject: draftId,
        payload: {
          securityClass: letter.security_class,
          posts: [letter.drafted_post_id as PostId],
          deliveryId,
          code: row.failure,
        },
      });
      continue;
    }
    if (row.channel === 'agency') await enqueue(tx, actor.agencyId, offerToAgencyJob, { deliveryId });
    if (row.channel === 'mail') await enqueue(tx, actor.agencyId, mailLetterJob, { deliveryId });
  }
}
