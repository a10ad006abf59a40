import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds, postsByIds, unitPath } from '#modules/organization/server/organization.api.ts';
import type { LetterId, SecurityClass } from '../contract/terms.ts';
import type { LetterView } from '../contract/views.ts';
import { classificationTitle } from './classifications.ts';
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

/** A letter with what decides about it: loaded once, judged by the policy, shown by the presenter. */
export interface LoadedLetter {
  row: LetterRecord;
  addressees: AddresseeRecord[];
  readers: PostId[];
  documents: DocumentRecord[];
  facts: LetterFacts;
}

/**
 * Loads a letter that the actor may read; `lock` holds it until the transaction ends.
 * @throws core.not-found whether it is missing, foreign or not theirs to read
 */
export async function loadLetter(
  ctx: TxContext,
  id: LetterId,
  options: { lock?: boolean } = {},
): Promise<LoadedLetter> {
  const { tx } = ctx;
  const row = found(await letterById(tx, id, options));
  const path = await unitPath(tx, row.unit_id as UnitId);
  const addressees = await addresseesOf(tx, id);
  const readers = await readersOf(tx, id);
  const documents = await documentsOfLetter(tx, id);
  const facts: LetterFacts = {
    securityClass: row.security_class as SecurityClass,
    stage: row.stage,
    unitId: row.unit_id as UnitId,
    unitPath: path,
    addressees: addressees.map((one) => one.post_id as PostId),
    waiting: addressees.filter((one) => !one.answered_at).map((one) => one.post_id as PostId),
    readers,
  };
  ensure(mayRead(ctx.actor, facts), 'core.not-found');
  return { row, addressees, readers, documents, facts };
}

/** The letter as its page shows it to this actor. */
export async function showLetter(ctx: TxContext, id: LetterId): Promise<LetterView> {
  return viewOf(ctx, await loadLetter(ctx, id));
}

async function viewOf(ctx: TxContext, letter: LoadedLetter): Promise<LetterView> {
  const { row, addressees, readers, documents, facts } = letter;
  const named = [...new Set([...facts.addressees, ...readers])];
  const posts = await postsByIds(ctx.tx, named, ctx.clock.now());
  const clerk = row.registered_by as PersonId;
  const people = await peopleByIds(ctx.tx, [clerk]);
  return presentLetter(row, {
    addressees: addressees.map((one) => ({
      ...presentPost(one.post_id as PostId, posts),
      openedAt: one.opened_at?.toISOString() ?? null,
      answeredAt: one.answered_at?.toISOString() ?? null,
    })),
    readers: readers.map((id) => presentPost(id, posts)),
    documents: documents.map(presentDocument),
    registeredBy: { id: clerk, name: people.get(clerk)?.name ?? '—' },
    classificationTitle: classificationTitle(row.classification_code),
    replyTo: await readableReply(ctx, row),
    can: lettersCan(ctx.actor, facts),
  });
}

/** The letter that this one answers, if the reader may know of it. */
async function readableReply(ctx: TxContext, row: LetterRecord): Promise<LetterId | null> {
  if (!row.reply_to) return null;
  const found = await lettersByIds(ctx.tx, [row.reply_to as LetterId], await readableUnits(ctx));
  return found.length > 0 ? (row.reply_to as LetterId) : null;
}
