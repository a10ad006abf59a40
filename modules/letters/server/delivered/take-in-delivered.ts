import { ensure } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { StoredObject } from '#core/files/file-store.ts';
import type { TxContext } from '#core/session/context.ts';
import { registerObject } from '#modules/files/server/files.api.ts';
import { letterReceived } from '../../contract/events.ts';
import type { LetterFields } from '../../contract/fields.ts';
import type { IntakeId } from '../../contract/terms.ts';
import { commonBook } from '../books.queries.ts';
import { holdOrigin, intakeByOrigin } from '../intake.queries.ts';
import { addDocuments, addIntake } from '../intake.writes.ts';
import { requestReading } from '../jobs/read-document.ts';

/** What another agency of the installation sends: its bytes, sealed for this agency, and what it knows of the letter. */
export interface SentLetter {
  /** Tells this piece from all others of the installation: it is taken in once. */
  originKey: string;
  /** What the clerk sees of where it came from. */
  origin: string;
  known: Partial<LetterFields>;
  documents: readonly { object: StoredObject; name: string; mediaType: string }[];
}

/**
 * Takes a letter of another agency into the registry of the common agenda book, where a clerk opens and registers it
 * like any mail; the form is filled in already. Taken in before, it is left as it is.
 * @throws letters.no-book
 */
export async function takeInDelivered(ctx: TxContext, sent: SentLetter): Promise<void> {
  const { tx, actor } = ctx;
  const { agencyId } = actor;
  // Two that hand the same over at the same moment: the second waits here, and finds what the first did.
  await holdOrigin(tx, sent.originKey);
  if (await intakeByOrigin(tx, sent.originKey)) return;
  const book = await commonBook(tx);
  ensure(book, 'letters.no-book');
  const now = ctx.clock.now();
  const intakeId = newId<'Intake'>() as IntakeId;
  await addIntake(tx, {
    id: intakeId,
    agencyId,
    unitId: book.unit_id,
    channel: 'pendopo',
    receivedAt: now,
    receivedBy: null,
    origin: sent.origin.slice(0, 300),
    originKey: sent.originKey,
    known: Object.entries(sent.known).flatMap(([field, value]) =>
      value === null || value === undefined
        ? []
        : [{ field, value: String(value), confidence: 1, reason: 'sender', source: null }],
    ),
  });
  const files = [];
  for (const { object, name, mediaType } of sent.documents)
    files.push(await registerObject(tx, { object, name, mediaType, personId: null, at: now }));
  const documents = files.map(({ fileId, name, mediaType, sha256 }, position) => ({
    agencyId,
    intakeId,
    fileId,
    position,
    name,
    mediaType,
    sha256,
  }));
  const ids = await addDocuments(tx, documents);
  await emit(ctx, letterReceived, {
    subject: intakeId,
    payload: { channel: 'pendopo', documents: documents.length },
  });
  for (const id of ids) await requestReading(ctx, id);
}
