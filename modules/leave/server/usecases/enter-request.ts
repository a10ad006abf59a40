import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { RequestView } from '../../contract/request-view.ts';
import type { requests } from '../../contract/requests.ts';
import { soundForm } from '../hand-in.ts';
import { openRequest } from '../load-request.ts';
import { pathsOf } from '../people-paths.queries.ts';
import { heldPosts, mayView } from '../policy.ts';
import { presentRequest } from '../requests.present.ts';
import { stepOn } from '../take-request-step.ts';
import { tellGranted } from '../tell-request.ts';
import { writeDraft } from './submit-request.ts';

/** The official enters leave of an employee and grants it at once. */
export async function enterRequest(
  ctx: TxContext,
  { personId, letterNumber, ...form }: InputOf<typeof requests.enter>,
): Promise<RequestView> {
  ensure(ctx.actor.personId !== personId, 'leave.own-leave');
  const path = (await pathsOf(ctx.tx, [personId])).get(personId) ?? [];
  const refused = mayView(ctx.actor, personId, path) ? 'leave.not-the-official' : 'core.not-found';
  const posts = heldPosts(ctx.actor);
  const who = { personId, id: null, replacesId: null };
  const sound = await soundForm(ctx, who, form, [], ({ officialPostId }) =>
    ensure(posts.includes(officialPostId), refused),
  );
  const draft = await writeDraft(ctx, sound, form.proofs);
  const row = await stepOn(ctx, draft, 'enter', { letterNumber });
  await tellGranted(ctx, row);
  return presentRequest(ctx, await openRequest(ctx, row.id));
}
