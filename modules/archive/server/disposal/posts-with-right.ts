import { dayIn } from '#core/clock/clock.ts';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { Permission } from '#core/contract/permission.ts';
import type { Tx } from '#core/db/tx.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  postsByIds,
  postsHolding,
  postsInForce,
  unitPath,
} from '#modules/organization/server/organization.api.ts';
import { approveDisposals } from '../../contract/permissions.ts';
import { disposalLaw } from '../rules/disposal/disposal-law.ts';
import type { DisposalList } from '../rules/disposal/disposal-list.ts';
import { apartFault } from '../rules/disposal/parts-taken.ts';
import { disposalOffice } from './disposal-office.ts';

const mostNamed = 5;

/** The posts with a right on the records unit, given there or on a unit above it. */
export async function postsWithRight(tx: Tx, right: Permission): Promise<PostId[]> {
  const office = await disposalOffice(tx);
  if (!office) return [];
  const posts = new Set<PostId>();
  for (const unit of await unitPath(tx, office.recordsUnitId))
    for (const post of await postsHolding(tx, right, unit)) posts.add(post);
  return [...posts];
}

/** Who may record an approval of a list: at most five of them, and nobody who took a part that must be apart. */
export async function registrarsOf(ctx: TxContext, list: DisposalList): Promise<PersonId[]> {
  const { tx, actor, clock } = ctx;
  const now = clock.now();
  const entitled = await postsWithRight(tx, approveDisposals);
  const inForce = await postsInForce(tx, entitled, dayIn(actor.zone, now));
  const holders = [...(await postsByIds(tx, inForce, now)).values()].flatMap(({ holder }) => holder ?? []);
  const free = holders
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .filter(({ personId }) => !apartFault(personId, 'approver', list, disposalLaw));
  return [...new Set(free.map(({ personId }) => personId))].slice(0, mostNamed);
}
