import { randomBytes } from 'node:crypto';
import { dayIn, yearIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import { newId, type UnitId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { classificationTitle } from '#modules/archive/server/archive.api.ts';
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
import { documentsOfIntakes } from '../letters.queries.ts';
import { checkFields, receiptCodeFrom } from '../letters.rules.ts';
import { enterInBook } from '../letters.writes.ts';
import { factsOf, loadLetter, nameOf, presentLoaded } from '../load-letter.ts';
import { giveReason } from '../readers.queries.ts';
import { loadIntake } from './open-intake.ts';

type Input = InputOf<typeof letters.register>;

/**
 * Enters a letter in the agenda book of a unit and passes it to its addressees. All that is asked of the database is
 * asked before the number is taken, which others then wait for.
 */
export async function registerLetter(ctx: TxContext, input: Input): Promise<LetterView> {
  const { tx, actor } = ctx;
  const { agencyId } = actor;
  const now = ctx.clock.now();
  const today = dayIn(actor.zone, now);
  const post = found(registeringPost(actor, input.postId));
  const clerk = found(actor.personId);
  const named = [...new Set([...input.addressees, ...input.readers])];
  const { classificationCode: code } = input;
  const [place, intake, posts, inForce, clerkName, documents, title] = await Promise.all([
    placeOf(ctx, input),
    input.intakeId ? loadIntake(ctx, input.intakeId, { lock: true }) : undefined,
    postsByIds(tx, [...new Set([post.id, ...named])], now),
    postsInForce(tx, named, today),
    nameOf(ctx, clerk),
    input.intakeId ? documentsOfIntakes(tx, [input.intakeId]) : [],
    classificationTitle(tx, code, today),
  ]);
  ensure(!intake?.settled_at, 'letters.intake-settled');
  checkFields(input, today, !code || title !== null);
  ensure(!input.receivedAt || new Date(input.receivedAt) <= now, 'letters.received-in-the-future');
  if (input.replyTo) await loadLetter(ctx, input.replyTo);
  const readers = hasReaders(input.securityClass) ? [...new Set([post.id, ...named])].sort() : [];
  ensure(
    named.every((id) => posts.has(id)),
    'core.not-found',
  );
  ensure(inForce.length === named.length, 'letters.post-not-in-force');

  const letterId = newId<'Letter'>() as LetterId;
  await giveReason(tx, letterId, readers, 'named', { by: clerk, at: now });
  if (intake) await settleIntake(tx, intake.id, letterId, now);
  const row = await enterInBook(
    tx,
    {
      id: letterId,
      agencyId,
      unitId: place.unitId,
      bookId: place.book.id,
      year: yearIn(actor.zone, now),
      receivedAt: input.receivedAt ? new Date(input.receivedAt) : (intake?.received_at ?? now),
      channel: input.channel ?? intake?.channel ?? 'paper',
      receiptCode: receiptCodeFrom(randomBytes(16)),
      registeredBy: clerk,
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
      agendaNumber: row.agenda_number,
      year: row.book_year,
      securityClass: input.securityClass,
      urgency: input.urgency,
      addressees: input.addressees,
      intakeId: input.intakeId ?? null,
    },
  });
  // Whoever keeps readers of their own hears of the addressees with the registration, and of the others here.
  if (hasReaders(input.securityClass) && input.readers.length > 0)
    await emit(ctx, readersNamed, { subject: letterId, post: post.id, payload: { posts: input.readers } });

  const addressees = input.addressees.map((id) => ({ post_id: id, opened_at: null, answered_at: null }));
  const sheet = { row: { ...row, book_name: place.book.name }, addressees, readers, documents };
  const letter = { ...sheet, facts: factsOf(sheet, place.path) };
  return presentLoaded(ctx, letter, { posts, clerk: clerkName, title, replyTo: input.replyTo });
}

/** The book, and the unit that the letter is registered for with its path. @throws letters.no-book, letters.book-closed, core.not-found */
async function placeOf({ tx, actor }: TxContext, input: Input) {
  const registry = found(registryUnit(actor));
  // A book that is asked for need not wait for the path.
  const [path, wanted] = await Promise.all([
    unitPath(tx, registry),
    input.bookId ? bookFor(tx, input.bookId, []) : undefined,
  ]);
  const book = input.bookId ? wanted : await bookFor(tx, undefined, path);
  ensure(book, 'letters.no-book');
  // A common book of a unit above is open to its registries; any other book asks for the right on its own unit.
  const common = path.includes(book.unit_id as UnitId);
  const own = common ? path : await unitPath(tx, book.unit_id as UnitId);
  ensure(common || holds(actor, registerLetters, own), 'core.not-found');
  ensure(!book.closed_at, 'letters.book-closed');
  if (common) return { book, unitId: registry, path };
  return { book, unitId: book.unit_id as UnitId, path: own };
}
