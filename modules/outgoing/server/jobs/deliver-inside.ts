import type { PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import { type Job, type JobContext, job } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import type { LetterId, LinkKind } from '#modules/letters/contract/terms.ts';
import { registerDelivered } from '#modules/letters/server/letters.api.ts';
import { deliveryArrived, deliveryFailed } from '../../contract/events.ts';
import type { DeliveryId, DraftId } from '../../contract/terms.ts';
import { amendments, type DeliveryRecord, deliveriesOf } from '../sending/deliveries.queries.ts';
import { changeDeliveries, failed, notFailed } from '../sending/deliveries.writes.ts';
import { deliverInsideJob } from '../sending/job-names.ts';
import { foreseeLastTry } from '../sending/last-try.ts';
import { type SentLetter, sentLetter } from '../sending/sent-letter.ts';

/**
 * The letter becomes an incoming letter of the posts here that it goes to. All of it is one transaction, but for those
 * behind a list: each of them has an incoming letter that names nobody else. What was delivered is not delivered again.
 */
export const deliverInside: Job<typeof deliverInsideJob.payload> = job({
  ...deliverInsideJob,
  run: async (ctx, { draftId }) => {
    if (ctx.lastTry) await foreseeLastTry(ctx, await waitingOf(ctx, draftId));
    const hidden = await ctx.transact('write', (inner) => deliver(inner, draftId));
    for (const id of hidden) await ctx.transact('write', (inner) => deliver(inner, draftId, id));
  },
});

const isWaiting = (row: DeliveryRecord) => row.channel === 'post' && !row.sent_at && !row.failed_at;

const waitingOf = (ctx: JobContext, draftId: DraftId): Promise<DeliveryId[]> =>
  ctx.transact('read', async ({ tx }) =>
    (await deliveriesOf(tx, draftId)).filter(isWaiting).map((row) => row.id as DeliveryId),
  );

/** Delivers to those that may know of each other, or to one that is behind a list. Answers those behind lists that wait. */
async function deliver(ctx: TxContext, draftId: DraftId, hidden?: string): Promise<string[]> {
  const letter = await sentLetter(ctx, draftId, { lock: true });
  const waiting = (await deliveriesOf(ctx.tx, draftId)).filter(isWaiting);
  const group = waiting.filter(({ id, behind }) => (hidden ? id === hidden : behind === null));
  if (group.length > 0) await register(ctx, letter, group);
  return waiting.filter(({ behind }) => behind !== null).map(({ id }) => id);
}

/** Enters the letter for these, one incoming letter for each book of theirs, and notes what became of it. */
async function register(
  ctx: TxContext,
  letter: SentLetter,
  waiting: readonly DeliveryRecord[],
): Promise<void> {
  const { tx } = ctx;
  const now = ctx.clock.now();
  const draftId = letter.row.id as DraftId;
  const { securityClass, ...fields } = letter.known('inside', waiting[0]);
  const { registered, refused } = await registerDelivered(ctx, {
    fields: { ...fields, securityClass, replyTo: letter.row.answers_letter_id as LetterId | null },
    addressees: waiting.map((row) => row.post_id as PostId),
    by: letter.by,
    documents: letter.files.map(({ fileId, name, mediaType, sha256 }) => ({
      fileId,
      name,
      mediaType,
      sha256,
    })),
    links: await linksOf(ctx, draftId, waiting),
    originKey: `inside:${waiting[0]!.id}`,
    origin: fields.sender,
  });
  const idOf = (postId: string) => waiting.find((row) => row.post_id === postId)!.id as DeliveryId;
  const base = (posts: PostId[]) => ({ securityClass, posts });
  for (const entry of registered) {
    const ids = entry.addressees.map(idOf);
    changeDeliveries(tx, ids, {
      ...notFailed,
      sent_at: now,
      delivered_at: now,
      incoming_letter_id: entry.letterId,
      receipt: `${entry.agendaNumber}/${entry.year}`,
    });
    await emit(ctx, deliveryArrived, {
      subject: draftId,
      payload: { ...base(entry.addressees), deliveryId: ids[0]! },
    });
  }
  for (const { postId, code } of refused) {
    changeDeliveries(tx, [idOf(postId)], failed(code, now));
    await emit(ctx, deliveryFailed, {
      subject: draftId,
      payload: { ...base([letter.row.drafted_post_id as PostId]), deliveryId: idOf(postId), code },
    });
  }
}

const linkKinds = { corrects: 'amends', withdraws: 'cancels' } as const;

/** The incoming letters that were made of the letter that this one amends; not those of others who are behind a list. */
async function linksOf(
  { tx }: TxContext,
  draftId: DraftId,
  to: readonly DeliveryRecord[],
): Promise<{ earlierId: LetterId; kind: LinkKind }[]> {
  const [amended] = (await amendments(tx, draftId)).filter((one) => one.later === draftId);
  if (!amended) return [];
  const own = new Set(to.map((row) => row.post_id));
  const earlier = (await deliveriesOf(tx, amended.earlier)).filter(
    (row) => row.behind === null || own.has(row.post_id),
  );
  const ids = new Set(earlier.flatMap((row) => (row.incoming_letter_id ? [row.incoming_letter_id] : [])));
  return [...ids].map((id) => ({ earlierId: id as LetterId, kind: linkKinds[amended.how] }));
}
