import { Readable } from 'node:stream';
import type { AgencyId, PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import { enqueue, type Job, type JobContext, job } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { agencies } from '#modules/organization/server/organization.api.ts';
import { deliveryFailed } from '../../contract/events.ts';
import type { DeliveryId, DraftId } from '../../contract/terms.ts';
import { type DeliveryRecord, deliveryById } from '../sending/deliveries.queries.ts';
import { changeDeliveries, failed } from '../sending/deliveries.writes.ts';
import type { Envelope } from '../sending/envelope.ts';
import { offerToAgencyJob, takeInFromAgencyJob } from '../sending/job-names.ts';
import { foreseeLastTry } from '../sending/last-try.ts';
import { type SentLetter, sentLetter } from '../sending/sent-letter.ts';

/** What the bytes of one file are put with; files are as large as uploads may be. */
const mostEnvelopeBytes = 1_000_000;

/**
 * Hands a letter to another agency of the installation. The files are opened here and sealed anew with the key of the
 * agency that receives them; nothing of either agency is ever read in the name of the other.
 */
export const offerToAgency: Job<typeof offerToAgencyJob.payload> = job({
  ...offerToAgencyJob,
  run: async (ctx, { deliveryId }) => {
    await foreseeLastTry(ctx, [deliveryId]);
    const offer = await ctx.transact('read', (inner) => prepare(inner, deliveryId));
    if (!offer) return;
    const { delivery, letter } = offer;
    const to = await ctx.transact('read', async ({ tx }) =>
      (await agencies(tx.client)).find((one) => one.id === delivery.to_agency_id),
    );
    if (!to) return refuse(ctx, offer, 'outgoing.agency-unknown');
    const envelope = await seal(ctx, letter, delivery, to.id);
    await ctx.transact('write', async ({ tx, clock, actor }) => {
      const row = await deliveryById(tx, deliveryId, { lock: true });
      if (!row || !isWaiting(row)) return;
      changeDeliveries(tx, [deliveryId], { sent_at: clock.now() });
      await enqueue(tx, to.id, takeInFromAgencyJob, { from: actor.agencyId, deliveryId, envelope });
    });
  },
});

const isWaiting = (row: DeliveryRecord) => row.channel === 'agency' && !row.sent_at && !row.failed_at;

interface Offer {
  delivery: DeliveryRecord;
  letter: SentLetter;
}

async function prepare(ctx: TxContext, id: DeliveryId): Promise<Offer | undefined> {
  const delivery = await deliveryById(ctx.tx, id);
  if (!delivery || !isWaiting(delivery)) return undefined;
  return { delivery, letter: await sentLetter(ctx, delivery.letter_id as DraftId) };
}

/** The name of the sealed envelope, in which lies what the letter is and the names of its sealed files. */
async function seal(
  ctx: JobContext,
  letter: SentLetter,
  delivery: DeliveryRecord,
  agency: AgencyId,
): Promise<string> {
  const documents: Envelope['documents'] = [];
  for (const { sha256, sizeBytes, name, mediaType } of letter.files) {
    const content = await ctx.files.open(sha256, { agency: ctx.actor.agencyId });
    const object = await ctx.files.put(content, { maxBytes: sizeBytes, agency });
    documents.push({ object, name, mediaType });
  }
  const known = letter.known('outside', delivery);
  const envelope: Envelope = { origin: `${letter.agencyName} · ${letter.row.number}`, known, documents };
  const bytes = Readable.from([Buffer.from(JSON.stringify(envelope))]);
  return (await ctx.files.put(bytes, { maxBytes: mostEnvelopeBytes, agency })).sha256;
}

function refuse(ctx: JobContext, { delivery, letter }: Offer, code: string): Promise<void> {
  return ctx.transact('write', async (inner) => {
    changeDeliveries(inner.tx, [delivery.id as DeliveryId], failed(code, inner.clock.now()));
    await emit(inner, deliveryFailed, {
      subject: delivery.letter_id,
      payload: {
        securityClass: letter.row.security_class,
        posts: [letter.row.drafted_post_id as PostId],
        deliveryId: delivery.id as DeliveryId,
        code,
      },
    });
  });
}
