import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { postsByIds, rootUnit } from '#modules/organization/server/organization.api.ts';
import { settingsChanged } from '../../contract/events.ts';
import type { settings as operations } from '../../contract/settings.ts';
import { mayConfigure } from '../policy.ts';
import { insertSettings } from '../settings.writes.ts';
import { showSettings } from './show-settings.ts';

/** Says what the agency decided about leave. */
export async function setSettings(
  ctx: TxContext,
  input: InputOf<typeof operations.set>,
): Promise<OutputOf<typeof operations.set>> {
  const { tx, actor } = ctx;
  await ensureConfigures(ctx);
  const { authorityPostId } = input;
  if (authorityPostId)
    ensure((await postsByIds(tx, [authorityPostId])).has(authorityPostId), 'leave.authority-unknown');
  const by = { personId: found(actor.personId), at: ctx.clock.now() };
  const id = await insertSettings(tx, actor.agencyId, input, by);
  await emit(ctx, settingsChanged, { subject: id, payload: {} });
  return showSettings(ctx);
}

/** Refuses, as if there were nothing, whoever may not decide for the agency. */
export async function ensureConfigures({ tx, actor }: TxContext): Promise<void> {
  ensure(mayConfigure(actor, found(await rootUnit(tx)).id), 'core.not-found');
}
