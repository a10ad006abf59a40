import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { ensureFresh } from '#core/policy/step-up.ts';
import type { TxContext } from '#core/session/context.ts';
import { isClassification } from '#modules/archive/server/archive.api.ts';
import { letterCorrected } from '../../contract/events.ts';
import { LetterFields, letterFields } from '../../contract/fields.ts';
import type { letters } from '../../contract/letters.ts';
import { hasReaders, type SecurityClass } from '../../contract/terms.ts';
import type { LetterView } from '../../contract/views.ts';
import { keepCorrection } from '../corrections.queries.ts';
import { requestIndexing } from '../jobs/index-letter.ts';
import { lettersCan, registeringPost, tellable } from '../letters.policy.ts';
import type { LetterRecord } from '../letters.queries.ts';
import { checkFields } from '../letters.rules.ts';
import { changeLetter, columnsOf, fieldsOf } from '../letters.writes.ts';
import { loadLetter, showLetter } from '../load-letter.ts';
import { giveReason } from '../readers.queries.ts';

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
  const fields = merged(letter.row, input);
  // A code that the letter has stays right when the agency sets another list.
  const code =
    fields.classificationCode === letter.row.classification_code ? null : fields.classificationCode;
  const today = dayIn(actor.zone, now);
  checkFields(fields, today, code ? await isClassification(tx, code, today) : true);
  ensure(fields.replyTo !== input.letterId, 'core.not-found');
  if (input.replyTo) await loadLetter(ctx, input.replyTo);
  const changes = difference(letter.row, columnsOf(fields));
  if (changes.fields.length === 0) return showLetter(ctx, input.letterId);
  // Opening a letter to more readers is final: what was seen cannot be unseen.
  if (opensUp(letter.facts.securityClass, fields.securityClass)) ensureFresh(actor, now);

  if (hasReaders(fields.securityClass)) {
    const keeper = registeringPost(actor, undefined);
    const { addressees, readers } = letter.facts;
    // Who reads it already does so for a reason of their own.
    const further = [...addressees, ...(keeper ? [keeper.id] : [])].filter((post) => !readers.includes(post));
    await giveReason(tx, input.letterId, further, 'named', { by: actor.personId, at: now });
  }
  // Words about a letter that was or becomes confidential stay with it.
  const strictest = hasReaders(fields.securityClass) ? fields.securityClass : letter.facts.securityClass;
  ensure(await changeLetter(tx, input.letterId, input.version, fields), 'core.changed-meanwhile');
  await keepCorrection(tx, {
    letterId: input.letterId,
    by: found(actor.personId),
    at: now,
    reason: input.reason,
    before: changes.before,
  });
  await emit(ctx, letterCorrected, {
    subject: input.letterId,
    post: registeringPost(actor, undefined)?.id ?? null,
    payload: { fields: changes.fields, reason: tellable({ securityClass: strictest }, input.reason) },
  });
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

/** The letter's fields with the corrections in them: what was not named stays as it is. */
function merged(row: LetterRecord, given: Partial<LetterFields>): LetterFields {
  const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return LetterFields.parse({ ...fieldsOf(row), ...pick(named) });
}

/** Only the fields of a letter, without what else the input carries. */
function pick(input: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([name]) => name in letterFields));
}

const openness = ['SR', 'R', 'T', 'B'];

/** True if the new class lets more people read. */
function opensUp(from: SecurityClass, to: SecurityClass): boolean {
  return openness.indexOf(to) > openness.indexOf(from);
}
