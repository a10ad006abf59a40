import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { authorityDoubted } from '../../contract/events.ts';
import type { settings } from '../../contract/settings.ts';
import { ensureManagesSignatures } from '../manages-signatures.ts';
import { deleteBelieved } from '../trust/believed-authority.queries.ts';

/** Believes an authority no more: files signed under it are told as such from now on. */
export async function doubtAuthority(
  ctx: TxContext,
  { authorityId }: InputOf<typeof settings.doubt>,
): Promise<undefined> {
  await ensureManagesSignatures(ctx);
  const { fingerprint } = found(await deleteBelieved(ctx.tx, ctx.actor.agencyId, authorityId));
  const payload = { fingerprint: fingerprint.toString('hex') };
  await emit(ctx, authorityDoubted, { subject: authorityId, payload });
}
