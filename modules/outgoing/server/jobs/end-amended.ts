import { found } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import { type Job, job } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import type { Recipient } from '../../contract/draft-fields.ts';
import { letterAmended } from '../../contract/events.ts';
import type { DraftId } from '../../contract/terms.ts';
import { addReaders } from '../drafts/drafts.writes.ts';
import { newestEdition } from '../editions/editions.queries.ts';
import { recipientKey } from '../rules/sending/delivery-plan.ts';
import { type DeliveryRecord, deliveriesOf, signedLetter } from '../sending/deliveries.queries.ts';
import { addLetterReaders, insertDeliveries, markLetterEnded } from '../sending/deliveries.writes.ts';
import { endAmendedJob } from '../sending/job-names.ts';
import { deliveryRows, setOut } from '../sending/start-sending.ts';

/**
 * The letter that a sent one corrects or withdraws ends by it, and whoever received that receives this one too. Done
 * again, it finds nothing left to do.
 */
export const endAmended: Job<typeof endAmendedJob.payload> = job({
  ...endAmendedJob,
  run: (ctx, { draftId }) => ctx.transact('write', (inner) => end(inner, draftId)),
});

async function end(ctx: TxContext, draftId: DraftId): Promise<void> {
  const { tx } = ctx;
  const now = ctx.clock.now();
  const letter = found(await signedLetter(tx, draftId, { lock: true }));
  if (!letter.amends_draft_id || !letter.sent_at) return;
  const earlierId = letter.amends_draft_id as DraftId;
  const earlier = found(await signedLetter(tx, earlierId, { lock: true }));
  if (!earlier.ended_at) {
    const how = letter.amends_how === 'withdraws' ? 'withdrawn' : 'replaced';
    markLetterEnded(tx, earlierId, { at: now, by: draftId, how });
    const { digest } = found(await newestEdition(tx, earlierId));
    await emit(ctx, letterAmended, {
      subject: earlierId,
      payload: {
        securityClass: earlier.security_class,
        posts: [earlier.drafted_post_id as PostId],
        by: draftId,
        how: letter.amends_how!,
        pdfSha256: digest.toString('hex'),
      },
    });
  }
  const own = await deliveriesOf(tx, draftId);
  const reached = new Set(own.map((row) => keyOf(row)));
  const left = (await deliveriesOf(tx, earlierId)).filter((row) => !reached.has(keyOf(row)));
  const rows = deliveryRows(
    left.map((row) => ({ recipient: recipientOf(row), name: row.name, isCopy: row.is_copy })),
    { securityClass: letter.security_class, at: now, from: own.length + 1 },
  );
  const posts = left.flatMap((row) => (row.post_id ? [row.post_id as PostId] : []));
  addLetterReaders(tx, draftId, posts);
  addReaders(tx, draftId, posts);
  insertDeliveries(tx, draftId, rows);
  await setOut(ctx, draftId, letter, rows);
}

function recipientOf(row: DeliveryRecord): Recipient {
  const recipients = {
    post: { postId: row.post_id },
    agency: { agencyId: row.to_agency_id },
    mail: { address: row.mail_address },
    paper: {},
  };
  const behind = row.behind === null ? {} : { behind: row.behind };
  return { channel: row.channel, name: row.name, ...behind, ...recipients[row.channel] } as Recipient;
}

/** Who received on paper is known by name alone. */
function keyOf(row: DeliveryRecord): string {
  return recipientKey(recipientOf(row)) ?? `paper ${row.name}`;
}
