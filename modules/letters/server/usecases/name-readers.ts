import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { postsByIds } from '#modules/organization/server/organization.api.ts';
import { readersNamed } from '../../contract/events.ts';
import type { letters } from '../../contract/letters.ts';
import { hasReaders } from '../../contract/terms.ts';
import type { LetterView } from '../../contract/views.ts';
import { lettersCan } from '../letters.policy.ts';
import { loadLetter, showLetter } from '../load-letter.ts';
import { giveReason } from '../readers.queries.ts';

/** Names further posts that may read a confidential letter. */
export async function nameReaders(
  ctx: TxContext,
  input: InputOf<typeof letters.nameReaders>,
): Promise<LetterView> {
  const { facts } = await loadLetter(ctx, input.letterId, { lock: true });
  ensure(hasReaders(facts.securityClass), 'letters.readers-only-for-confidential');
  ensure(lettersCan(ctx.actor, facts).nameReaders, 'core.not-found');
  const now = ctx.clock.now();
  const posts = await postsByIds(ctx.tx, input.postIds, now);
  ensure(
    input.postIds.every((id) => posts.has(id)),
    'core.not-found',
  );
  const naming = { by: ctx.actor.personId, at: now };
  const further = await giveReason(ctx.tx, input.letterId, input.postIds, 'named', naming);
  if (further.length > 0)
    await emit(ctx, readersNamed, { subject: input.letterId, payload: { posts: further } });
  return showLetter(ctx, input.letterId);
}
