import { ensure } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { IncomingDocument } from '#core/files/incoming-document.ts';
import type { JobContext } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { type KnownFile, receiveDocument } from '#modules/files/server/files.api.ts';
import { letterReceived } from '../../contract/events.ts';
import type { IntakeId } from '../../contract/terms.ts';
import { commonBook } from '../books.queries.ts';
import { documentCount, holdOrigin, intakeByOrigin, isTakenIn } from '../intake.queries.ts';
import { addDocuments, addIntake } from '../intake.writes.ts';
import { requestReading } from '../jobs/read-document.ts';

/**
 * Takes in a document that nobody uploaded: from the watched folder, or attached to a mail. It waits in the registry
 * of the common agenda book. The files of one mail are one intake; what is handed over twice is taken in once, also
 * after its intake was registered or discarded.
 * @throws letters.no-book, and what a refused upload throws
 */
export async function takeInDocument(ctx: JobContext, document: IncomingDocument): Promise<void> {
  if (await ctx.transact('read', ({ tx }) => isTakenIn(tx, document.source.key))) return;
  await receiveDocument(ctx, { name: document.name, content: document.content }, (inner, file) =>
    keep(inner, file, document),
  );
}

async function keep(ctx: TxContext, file: KnownFile, { source, name }: IncomingDocument): Promise<void> {
  const { tx, actor } = ctx;
  const originKey = intakeKey(source);
  // Two that hand the same over at the same moment: the second waits here, and finds what the first did.
  await holdOrigin(tx, originKey);
  if (await isTakenIn(tx, source.key)) return;
  const book = await commonBook(tx);
  ensure(book, 'letters.no-book');
  const known = await intakeByOrigin(tx, originKey);
  // A part of a mail that was registered meanwhile becomes an intake of its own.
  const intakeId = (known && !known.settled_at ? known.id : newId<'Intake'>()) as IntakeId;
  if (intakeId !== known?.id) {
    await addIntake(tx, {
      id: intakeId,
      agencyId: actor.agencyId,
      unitId: book.unit_id,
      channel: source.kind === 'mail' ? 'email' : 'folder',
      receivedAt: source.receivedAt,
      receivedBy: null,
      origin: originOf(source, name),
      originKey: known ? source.key : originKey,
    });
    await emit(ctx, letterReceived, {
      subject: intakeId,
      payload: { channel: source.kind === 'mail' ? 'email' : 'folder', documents: 1 },
    });
  }
  const added = await addDocuments(tx, [
    {
      agencyId: actor.agencyId,
      intakeId,
      fileId: file.fileId,
      position: await documentCount(tx, intakeId),
      name: file.name,
      mediaType: file.mediaType,
      sha256: file.sha256,
      originKey: source.key,
    },
  ]);
  for (const id of added) await requestReading(ctx, id);
}

/** The mail that a file came with; some devices give the messages of many senders one Message-ID. */
function intakeKey({ messageId, sender, key }: IncomingDocument['source']): string {
  return messageId ? `mail:${sender?.address.toLowerCase() ?? ''}:${messageId}` : key;
}

/** What the clerk sees of where it came from. */
function originOf(source: IncomingDocument['source'], name: string): string {
  if (!source.sender) return name.slice(0, 300);
  const from = source.sender.name
    ? `${source.sender.name} <${source.sender.address}>`
    : source.sender.address;
  return [from, source.subject].filter(Boolean).join(' · ').slice(0, 300);
}
