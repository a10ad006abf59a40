import { randomBytes } from 'node:crypto';
import { dayIn, yearIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import { newId, type PostId, type UnitId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { postsByIds, postsInForce, unitPath } from '#modules/organization/server/organization.api.ts';
import { letterRegistered, readersNamed } from '../../contract/events.ts';
import type { letters } from '../../contract/letters.ts';
import { registerLetters } from '../../contract/permissions.ts';
import { hasReaders, type LetterId } from '../../contract/terms.ts';
import type { LetterView } from '../../contract/views.ts';
import { bookFor } from '../books.queries.ts';
import { adoptDocuments, settleIntake } from '../intake.writes.ts';
import { requestIndexing } from '../jobs/index-letter.ts';
import { registeringPost, registryUnit } from '../letters.policy.ts';
import { checkFields, receiptCodeFrom } from '../letters.rules.ts';
import { addReaders, enterInBook } from '../letters.writes.ts';
import { loadLetter, showLetter } from '../load-letter.ts';
import { loadIntake } from './open-intake.ts';

/** Enters a letter in the agenda book of a unit and passes it to its addressees. */
export async function registerLetter(
  ctx: TxContext,
  input: InputOf<typeof letters.register>,
): Promise<LetterView> {
  const { tx, actor } = ctx;
  const { agencyId } = actor;
  const now = ctx.clock.now();
  const post = found(registeringPost(actor, input.postId));
  const registry = found(registryUnit(actor));
  const path = await unitPath(tx, registry);
  const book = await bookFor(tx, input.bookId, path);
  ensure(book, 'letters.no-book');
  // A common book of a unit above is open to its registries; any other book asks for the right on its own unit.
  const common = path.includes(book.unit_id as UnitId);
  ensure(
    common || holds(actor, registerLetters, await unitPath(tx, book.unit_id as UnitId)),
    'core.not-found',
  );
  const intake = input.intakeId ? await loadIntake(ctx, input.intakeId, { lock: true }) : undefined;
  ensure(!intake?.settled_at, 'letters.intake-settled');
  checkFields(input, dayIn(actor.zone, now));
  ensure(!input.receivedAt || new Date(input.receivedAt) <= now, 'letters.received-in-the-future');
  if (input.replyTo) await loadLetter(ctx, input.replyTo);
  const named = [...new Set([...input.addressees, ...input.readers])];
  ensure((await postsByIds(tx, named, now)).size === named.length, 'core.not-found');
  ensure(
    (await postsInForce(tx, named, dayIn(actor.zone, now))).length === named.length,
    'letters.post-not-in-force',
  );

  const letterId = newId<'Letter'>() as LetterId;
  if (hasReaders(input.securityClass)) {
    await addReaders(tx, agencyId, letterId, [...new Set<PostId>([post.id, ...named])], actor.personId, now);
  }
  if (intake) await settleIntake(tx, intake.id, letterId, now);
  const agendaNumber = await enterInBook(
    tx,
    {
      id: letterId,
      agencyId,
      unitId: common ? registry : book.unit_id,
      bookId: book.id,
      year: yearIn(actor.zone, now),
      receivedAt: input.receivedAt ? new Date(input.receivedAt) : (intake?.received_at ?? now),
      channel: input.channel ?? intake?.channel ?? 'paper',
      receiptCode: receiptCodeFrom(randomBytes(16)),
      registeredBy: found(actor.personId),
      registeredPost: post.id,
      registeredAt: now,
      addressees: input.addressees,
    },
    input,
  );
  if (intake) {
    await adoptDocuments(tx, intake.id, letterId);
    await requestIndexing(tx, agencyId, letterId);
  }
  await emit(ctx, letterRegistered, {
    subject: letterId,
    post: post.id,
    payload: {
      agendaNumber,
      year: yearIn(actor.zone, now),
      securityClass: input.securityClass,
      urgency: input.urgency,
      addressees: input.addressees,
      intakeId: input.intakeId ?? null,
    },
  });
  // Whoever keeps readers of their own hears of the addressees with the registration, and of the others here.
  if (hasReaders(input.securityClass) && input.readers.length > 0)
    await emit(ctx, readersNamed, { subject: letterId, post: post.id, payload: { posts: input.readers } });
  return showLetter(ctx, letterId);
}
