import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import { ensureFresh } from '#core/policy/step-up.ts';
import type { TxContext } from '#core/session/context.ts';
import { classificationTitle } from '#modules/archive/server/archive.api.ts';
import {
  type PostView,
  peopleByIds,
  postsByIds,
  unitPath,
} from '#modules/organization/server/organization.api.ts';
import { isConfidential, type LetterId, type SecurityClass } from '../contract/terms.ts';
import type { LetterView } from '../contract/views.ts';
import { type LetterFacts, lettersCan, mayRead } from './letters.policy.ts';
import { presentDocument, presentLetter, presentPost } from './letters.present.ts';
import {
  type AddresseeRecord,
  addresseesOf,
  type DocumentRecord,
  documentsOfLetter,
  type LetterRecord,
  letterById,
  lettersByIds,
  readersOf,
} from './letters.queries.ts';
import { readableUnits } from './readable-units.ts';

/** A letter with what lies beside it. */
export interface LetterSheet {
  row: LetterRecord;
  addressees: AddresseeRecord[];
  readers: PostId[];
  documents: DocumentRecord[];
}

/** A letter with what decides about it: loaded once, judged by the policy, shown by the presenter. */
export interface LoadedLetter extends LetterSheet {
  facts: LetterFacts;
}

/** What the page of a letter names besides the letter. */
export interface LetterNames {
  posts: ReadonlyMap<PostId, PostView>;
  clerk: string;
  /** Of its classification code. */
  title: string | null;
  replyTo: LetterId | null;
}

/**
 * Loads a letter that the actor may read; `lock` holds it until the transaction ends. One of class SR or R asks a person
 * for a factor that is not older than the step-up window, or than `freshMinutes`.
 * @throws core.not-found whether it is missing, foreign or not theirs to read, core.step-up-required, letters.destroyed {on, report}
 */
export async function loadLetter(
  ctx: TxContext,
  id: LetterId,
  options: { lock?: boolean; freshMinutes?: number } = {},
): Promise<LoadedLetter> {
  return judge(ctx, await loadSheet(ctx, id, options), options.freshMinutes);
}

/** The letter as its page shows it to this actor. */
export async function showLetter(ctx: TxContext, id: LetterId): Promise<LetterView> {
  const sheet = await loadSheet(ctx, id);
  const named = [...sheet.addressees.map((one) => one.post_id as PostId), ...sheet.readers];
  const [letter, posts, clerk, title, replyTo] = await Promise.all([
    judge(ctx, sheet),
    postsByIds(ctx.tx, [...new Set(named)], ctx.clock.now()),
    nameOf(ctx, sheet.row.registered_by as PersonId),
    titleOf(ctx, sheet.row),
    readableReply(ctx, sheet.row),
  ]);
  return presentLoaded(ctx, letter, { posts, clerk, title, replyTo });
}

/** The statements travel together; the lock, where one is asked for, comes first. */
async function loadSheet(
  { tx }: TxContext,
  id: LetterId,
  options: { lock?: boolean } = {},
): Promise<LetterSheet> {
  const [row, addressees, readers, documents] = await Promise.all([
    letterById(tx, id, options),
    addresseesOf(tx, id),
    readersOf(tx, id),
    documentsOfLetter(tx, id),
  ]);
  return { row: found(row), addressees, readers, documents };
}

async function judge(ctx: TxContext, sheet: LetterSheet, freshMinutes?: number): Promise<LoadedLetter> {
  const facts = factsOf(sheet, await unitPath(ctx.tx, sheet.row.unit_id as UnitId));
  ensure(mayRead(ctx.actor, facts), 'core.not-found');
  if (isConfidential(facts.securityClass)) ensureFresh(ctx.actor, ctx.clock.now(), freshMinutes);
  ensureKept(sheet.row);
  return { ...sheet, facts };
}

/** Only its line in the register is left of a letter that was destroyed. @throws letters.destroyed {on, report} */
export function ensureKept(row: Pick<LetterRecord, 'destroyed_on' | 'destroyed_report'>): void {
  ensure(row.destroyed_on === null, 'letters.destroyed', {
    on: row.destroyed_on,
    report: row.destroyed_report,
  });
}

/** What decides who may do what, out of the letter and the path of its unit. */
export function factsOf({ row, addressees, readers }: LetterSheet, unitPath: UnitId[]): LetterFacts {
  return {
    securityClass: row.security_class as SecurityClass,
    stage: row.stage,
    unitId: row.unit_id as UnitId,
    unitPath,
    addressees: addressees.map((one) => one.post_id as PostId),
    waiting: addressees.filter((one) => !one.answered_at).map((one) => one.post_id as PostId),
    readers,
  };
}

/** The name of a person. */
export async function nameOf({ tx }: TxContext, id: PersonId): Promise<string> {
  return (await peopleByIds(tx, [id])).get(id)?.name ?? '—';
}

/** The title of its code, in the list of the day on which it was registered. */
export function titleOf(
  { tx, actor }: TxContext,
  row: Pick<LetterRecord, 'classification_code' | 'registered_at'>,
): Promise<string | null> {
  return classificationTitle(tx, row.classification_code, dayIn(actor.zone, row.registered_at));
}

/** The view of a letter whose names are known. */
export function presentLoaded(ctx: TxContext, letter: LoadedLetter, names: LetterNames): LetterView {
  const { row, addressees, readers, documents, facts } = letter;
  return presentLetter(row, {
    addressees: addressees.map((one) => ({
      ...presentPost(one.post_id as PostId, names.posts),
      openedAt: one.opened_at?.toISOString() ?? null,
      answeredAt: one.answered_at?.toISOString() ?? null,
    })),
    readers: readers.map((id) => presentPost(id, names.posts)),
    documents: documents.map(presentDocument),
    registeredBy: { id: row.registered_by as PersonId, name: names.clerk },
    classificationTitle: names.title,
    replyTo: names.replyTo,
    can: lettersCan(ctx.actor, facts),
  });
}

/** The letter that this one answers, if the reader may know of it. */
async function readableReply(ctx: TxContext, row: LetterRecord): Promise<LetterId | null> {
  if (!row.reply_to) return null;
  const found = await lettersByIds(ctx.tx, [row.reply_to as LetterId], await readableUnits(ctx));
  return found.length > 0 ? (row.reply_to as LetterId) : null;
}
