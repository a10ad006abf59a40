import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { readersUnnamed } from '../../contract/events.ts';
import type { letters } from '../../contract/letters.ts';
import { hasReaders } from '../../contract/terms.ts';
import type { LetterView } from '../../contract/views.ts';
import { lettersCan } from '../letters.policy.ts';
import { loadLetter, showLetter } from '../load-letter.ts';
import { takeReason } from '../readers.queries.ts';

/** Withdraws the naming of a post. Who has the letter by address, registration or disposition keeps it. */
export async function unnameReader(
  ctx: TxContext,
  input: InputOf<typeof letters.unnameReader>,
): Promise<LetterView> {
  const { facts } = await loadLetter(ctx, input.letterId, { lock: true });
  ensure(hasReaders(facts.securityClass), 'letters.readers-only-for-confidential');
  ensure(lettersCan(ctx.actor, facts).nameReaders, 'core.not-found');
  found(facts.readers.find((id) => id === input.postId));
  const gone = await takeReason(ctx.tx, input.letterId, [input.postId], 'named');
  ensure(gone.length > 0, 'letters.reader-stays');
  await emit(ctx, readersUnnamed, { subject: input.letterId, payload: { posts: gone } });
  return showLetter(ctx, input.letterId);
}
