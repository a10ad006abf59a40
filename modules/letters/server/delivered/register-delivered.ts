import { randomBytes } from 'node:crypto';
import { dayIn, yearIn } from '#core/clock/clock.ts';
import { newId, type PersonId, type PostId, type UnitId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { postPlaces, postsInForce } from '#modules/organization/server/organization.api.ts';
import { letterRegistered } from '../../contract/events.ts';
import type { LetterFields } from '../../contract/fields.ts';
import { hasReaders, type IntakeId, type LetterId, type LinkKind } from '../../contract/terms.ts';
import { bookFor } from '../books.queries.ts';
import { addDocuments, addIntake, adoptDocuments, settleIntake } from '../intake.writes.ts';
import { requestIndexing } from '../jobs/index-letter.ts';
import { requestReading } from '../jobs/read-document.ts';
import { receiptCodeFrom } from '../letters.rules.ts';
import { enterInBook } from '../letters.writes.ts';
import { addLink } from '../links.queries.ts';
import { giveReason } from '../readers.queries.ts';

/** A file that belongs to the letter already; the registered letter names the same one. */
interface DeliveredFile {
  fileId: string;
  name: string;
  mediaType: string;
  sha256: string;
}

/** A letter that one desk of the agency sends to others, with what its sender knows of it. */
interface DeliveredLetter {
  fields: LetterFields;
  addressees: readonly PostId[];
  /** Who sent it, and through which post: they stand for the clerk who would have registered it. */
  by: { personId: PersonId; postId: PostId };
  /** The letter itself first, then its attachments. */
  documents: readonly DeliveredFile[];
  /** What it does with letters that were delivered before. */
  links: readonly { earlierId: LetterId; kind: LinkKind }[];
  /** Tells this letter from all others of the installation. */
  originKey: string;
  origin: string;
}

/** Where the letter was entered for some of its addressees. */
interface Registered {
  letterId: LetterId;
  agendaNumber: number;
  year: number;
  addressees: PostId[];
}

interface Delivered {
  registered: Registered[];
  /** Posts that it could not be registered for, and why. */
  refused: { postId: PostId; code: 'letters.post-not-in-force' | 'letters.no-book' }[];
}

/**
 * Registers a letter of the house for its addressees, without a desk in between: one entry in each book that registers
 * for any of them. Of class T, R and SR its addressees are its readers. For the worker, which may write a letter that
 * it is not named to read.
 */
export async function registerDelivered(ctx: TxContext, delivered: DeliveredLetter): Promise<Delivered> {
  const { tx, actor } = ctx;
  const today = dayIn(actor.zone, ctx.clock.now());
  const wanted = [...new Set(delivered.addressees)];
  const [places, inForce] = await Promise.all([postPlaces(tx, wanted), postsInForce(tx, wanted, today)]);
  const result: Delivered = { registered: [], refused: [] };
  const byBook = new Map<string, Group>();
  for (const postId of wanted) {
    const path = places.get(postId)?.unitPath;
    if (!path || !inForce.includes(postId)) {
      result.refused.push({ postId, code: 'letters.post-not-in-force' });
      continue;
    }
    const book = await bookFor(tx, undefined, path);
    if (!book) {
      result.refused.push({ postId, code: 'letters.no-book' });
      continue;
    }
    const group: Group = byBook.get(book.id) ?? { book, posts: [], units: new Map() };
    group.posts.push(postId);
    group.units.set(path.at(-1)!, path);
    byBook.set(book.id, group);
  }
  // In the order of the books: two deliveries at once take their numbers in the same order.
  for (const bookId of [...byBook.keys()].sort()) {
    const { book, posts, units } = byBook.get(bookId)!;
    result.registered.push(await enter(ctx, delivered, book, posts, unitOf(book, units)));
  }
  return result;
}

type Book = NonNullable<Awaited<ReturnType<typeof bookFor>>>;

/** The addressees that one book registers for, and the paths of their units. */
interface Group {
  book: Book;
  posts: PostId[];
  units: Map<UnitId, UnitId[]>;
}

/** Registered for the unit of its addressees where it is one, and the book is kept there or above; else for that of the book. */
function unitOf(book: Book, units: ReadonlyMap<UnitId, UnitId[]>): UnitId {
  const [only] = units.values();
  const own = units.size === 1 && only!.includes(book.unit_id as UnitId);
  return own ? only!.at(-1)! : (book.unit_id as UnitId);
}

async function enter(
  ctx: TxContext,
  delivered: DeliveredLetter,
  book: Book,
  addressees: PostId[],
  unitId: UnitId,
): Promise<Registered> {
  const { tx, actor } = ctx;
  const { agencyId } = actor;
  const { fields, by } = delivered;
  const now = ctx.clock.now();
  const letterId = newId<'Letter'>() as LetterId;
  const intakeId = newId<'Intake'>() as IntakeId;
  const naming = { by: by.personId, at: now };
  await giveReason(tx, letterId, hasReaders(fields.securityClass) ? addressees : [], 'named', naming);
  const received = { agencyId, unitId, channel: 'pendopo', receivedAt: now } as const;
  await addIntake(tx, {
    ...received,
    id: intakeId,
    receivedBy: null,
    origin: delivered.origin,
    originKey: `${delivered.originKey}:${book.id}`,
  });
  const documents = await addDocuments(
    tx,
    delivered.documents.map((file, position) => ({ ...file, agencyId, intakeId, position })),
  );
  await settleIntake(tx, intakeId, letterId, now);
  const row = await enterInBook(
    tx,
    {
      ...received,
      id: letterId,
      bookId: book.id,
      year: yearIn(actor.zone, now),
      receiptCode: receiptCodeFrom(randomBytes(16)),
      registeredBy: by.personId,
      registeredPost: by.postId,
      registeredAt: now,
      addressees,
    },
    fields,
  );
  await adoptDocuments(tx, intakeId, letterId);
  for (const { earlierId, kind } of delivered.links)
    await addLink(tx, { letterId, earlierId, kind, by: by.personId, at: now });
  for (const id of documents) await requestReading(ctx, id);
  await requestIndexing(tx, agencyId, letterId);
  await emit(ctx, letterRegistered, {
    subject: letterId,
    post: by.postId,
    payload: {
      agendaNumber: row.agenda_number,
      year: row.book_year,
      securityClass: fields.securityClass,
      urgency: fields.urgency,
      addressees,
      intakeId,
    },
  });
  return { letterId, agendaNumber: row.agenda_number, year: row.book_year, addressees };
}
