import type { TxContext } from '#core/session/context.ts';
import { type RevocationReason, revocationReasons } from '../../contract/terms.ts';
import {
  type AuthorityRow,
  authoritiesOf,
  keepList,
  type ListRow,
  listsOf,
  lockAuthority,
  revokedBy,
} from './authority.queries.ts';
import { openedAuthority } from './house-authority.ts';
import { revocationList } from './local-authority.ts';

const day = 86_400_000;
/** For how long a list speaks, and how long before its end the next one is written. */
const lastsFor = 7 * day;
const renewedBefore = 3 * day;

/**
 * Lists of what the authorities of the agency revoked, DER, written anew where they would soon be out of date. Needs a
 * writing transaction.
 */
export async function currentLists(ctx: TxContext): Promise<Buffer[]> {
  const now = ctx.clock.now();
  const isCurrent = ({ next_update }: ListRow) => next_update.getTime() - now.getTime() > renewedBefore;
  const [authorities, lists] = [
    await authoritiesOf(ctx.tx, ctx.actor.agencyId),
    await listsOf(ctx.tx, ctx.actor.agencyId),
  ];
  const issuers = authorities.filter(({ role, expires_at }) => role !== 'time-stamp' && expires_at > now);
  const current: Buffer[] = [];
  for (const issuer of issuers) {
    const known = lists.find(({ authority_id }) => authority_id === issuer.id);
    current.push(known && isCurrent(known) ? known.list : await writeList(ctx, authorities, issuer));
  }
  return current;
}

/** Writes the list of one authority anew: at once after a revocation. */
export async function writeListOf(ctx: TxContext, authorityId: string): Promise<void> {
  const authorities = await authoritiesOf(ctx.tx, ctx.actor.agencyId);
  await writeList(ctx, authorities, authorities.find(({ id }) => id === authorityId)!);
}

async function writeList(
  ctx: TxContext,
  authorities: readonly AuthorityRow[],
  issuer: AuthorityRow,
): Promise<Buffer> {
  const { agencyId } = ctx.actor;
  await lockAuthority(ctx.tx, agencyId);
  const lists = await listsOf(ctx.tx, agencyId);
  const number = (lists.find(({ authority_id }) => authority_id === issuer.id)?.number ?? 0) + 1;
  const revoked = await revokedBy(ctx.tx, agencyId, issuer.id);
  const thisUpdate = ctx.clock.now();
  const nextUpdate = new Date(thisUpdate.getTime() + lastsFor);
  const list = await revocationList(openedAuthority(ctx, authorities, issuer), {
    number,
    thisUpdate,
    nextUpdate,
    revoked: revoked.map(({ serial, revoked_at, reason }) => ({
      serial,
      at: revoked_at!,
      reason: revocationReasons[reason as RevocationReason],
    })),
  });
  await keepList(ctx.tx, {
    agency_id: agencyId,
    authority_id: issuer.id,
    number,
    this_update: thisUpdate,
    next_update: nextUpdate,
    list,
  });
  return list;
}
