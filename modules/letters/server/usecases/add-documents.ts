import { ensure, found } from '#core/contract/errors.ts';
import { type FileId, newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { documentsAdded } from '../../contract/events.ts';
import type { letterChanges } from '../../contract/letter-changes.ts';
import type { IntakeId } from '../../contract/terms.ts';
import type { LetterView } from '../../contract/views.ts';
import { claimDocuments } from '../claim-documents.ts';
import { mailOfLetter } from '../intake.queries.ts';
import { addIntake, adoptDocuments, settleIntake } from '../intake.writes.ts';
import { requestIndexing } from '../jobs/index-letter.ts';
import { isSettled, lettersCan, registeringPost } from '../letters.policy.ts';
import { loadLetter, showLetter } from '../load-letter.ts';

/** As many as one piece of mail may bring, and as many again. */
const mostDocuments = 40;

/** Adds files to a registered letter; they follow its rights and are read like those that came with it. */
export async function addDocuments(
  ctx: TxContext,
  input: InputOf<typeof letterChanges.addDocuments>,
): Promise<LetterView> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  const letter = await loadLetter(ctx, input.letterId, { lock: true });
  const { row, facts, documents } = letter;
  ensure(!isSettled(facts), 'letters.already-settled');
  ensure(lettersCan(actor, facts).addDocuments, 'core.not-found');
  ensure(documents.length + input.fileIds.length <= mostDocuments, 'letters.too-many-documents', {
    most: mostDocuments,
  });
  const intakeId = (await mailOfLetter(tx, input.letterId))[0] ?? (await openMail());
  const from = documents.reduce((highest, one) => Math.max(highest, one.position + 1), 0);
  await claimDocuments(ctx, intakeId, input.fileIds as FileId[], from);
  await adoptDocuments(tx, intakeId, input.letterId);
  await requestIndexing(tx, actor.agencyId, input.letterId);
  await emit(ctx, documentsAdded, {
    subject: input.letterId,
    post: registeringPost(actor, undefined)?.id ?? null,
    payload: { documents: input.fileIds.length },
  });
  return showLetter(ctx, input.letterId);

  /** A letter that was registered from paper has no mail yet: the files are the mail, which is dealt with already. */
  async function openMail(): Promise<IntakeId> {
    const id = newId<'Intake'>() as IntakeId;
    await addIntake(tx, {
      id,
      agencyId: actor.agencyId,
      unitId: row.unit_id,
      channel: 'upload',
      receivedAt: now,
      receivedBy: found(actor.personId),
      origin: null,
      originKey: null,
    });
    await settleIntake(tx, id, input.letterId, now);
    return id;
  }
}
