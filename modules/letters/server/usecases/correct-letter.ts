import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { postIds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { letterCorrected } from '../../contract/events.ts';
import type { letters } from '../../contract/letters.ts';
import { isConfidential } from '../../contract/terms.ts';
import type { LetterView } from '../../contract/views.ts';
import { requestIndexing } from '../jobs/index-letter.ts';
import { lettersCan } from '../letters.policy.ts';
import { db, type LetterRecord } from '../letters.queries.ts';
import { checkFields } from '../letters.rules.ts';
import { addReaders, changeLetter, columnsOf } from '../letters.writes.ts';
import { loadLetter, showLetter } from '../load-letter.ts';

/** Corrects a registered letter; what it said before is kept with the reason. */
export async function correctLetter(
  ctx: TxContext,
  input: InputOf<typeof letters.correct>,
): Promise<LetterView> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  const letter = await loadLetter(ctx, input.letterId, { lock: true });
  ensure(letter.row.stage !== 'closed' && letter.row.stage !== 'cancelled', 'letters.already-settled');
  ensure(lettersCan(actor, letter.facts).correct, 'core.not-found');
  ensure(letter.row.version === input.version, 'core.changed-meanwhile');
  checkFields(input, dayIn(actor.zone, now));
  const { before, fields } = difference(letter.row, columnsOf(input));
  if (fields.length === 0) return showLetter(ctx, input.letterId);

  if (isConfidential(input.securityClass)) {
    const readers = new Set([
      ...letter.facts.readers,
      ...letter.facts.addressees,
      ...postIds(actor).slice(0, 1),
    ]);
    await addReaders(tx, actor.agencyId, input.letterId, [...readers], actor.personId, now);
  }
  ensure(await changeLetter(tx, input.letterId, input.version, input), 'core.changed-meanwhile');
  await tx.run(
    db.insertInto('letters.correction').values({
      agency_id: actor.agencyId,
      id: newId(),
      letter_id: input.letterId,
      corrected_at: now,
      corrected_by: found(actor.personId),
      reason: input.reason,
      before: JSON.stringify(before),
    }),
  );
  await emit(ctx, letterCorrected, { subject: input.letterId, payload: { fields, reason: input.reason } });
  if (letter.documents.length > 0) await requestIndexing(tx, actor.agencyId, input.letterId);
  return showLetter(ctx, input.letterId);
}

/** The values before of the columns that change, and the names of those columns. */
function difference(
  row: LetterRecord,
  columns: ReturnType<typeof columnsOf>,
): { before: Record<string, unknown>; fields: string[] } {
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const fields = names.filter((name) => (row[name] ?? null) !== (columns[name] ?? null));
  return { before: Object.fromEntries(fields.map((name) => [name, row[name]])), fields };
}
