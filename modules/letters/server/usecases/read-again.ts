import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { letterChanges } from '../../contract/letter-changes.ts';
import type { IntakeId, LetterId } from '../../contract/terms.ts';
import type { DocumentView } from '../../contract/views.ts';
import { requestReading } from '../jobs/read-document.ts';
import { lettersCan } from '../letters.policy.ts';
import { presentDocument } from '../letters.present.ts';
import { documentById } from '../letters.queries.ts';
import { loadLetter } from '../load-letter.ts';
import { documentState } from '../reading.writes.ts';
import { loadIntake } from './open-intake.ts';

/** Reads a document again, for who registers it or keeps its letter. One that waits to be read goes on waiting. */
export async function readAgain(
  ctx: TxContext,
  input: InputOf<typeof letterChanges.readAgain>,
): Promise<DocumentView> {
  const document = found(await documentById(ctx.tx, input.documentId));
  if (document.letter_id) {
    const { facts } = await loadLetter(ctx, document.letter_id as LetterId);
    ensure(lettersCan(ctx.actor, facts).addDocuments, 'core.not-found');
  } else {
    await loadIntake(ctx, document.intake_id as IntakeId);
  }
  if (document.state === 'waiting') return presentDocument(document);
  await documentState(ctx.tx, input.documentId, { state: 'waiting', failure: null });
  await requestReading(ctx, document.id);
  return presentDocument({ ...document, state: 'waiting', failure: null });
}
