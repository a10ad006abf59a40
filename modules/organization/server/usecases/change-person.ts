import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { holderEnded, secretaryEnded } from '../../contract/events.ts';
import type { people } from '../../contract/people.ts';
import { alterPerson } from '../alter-person.ts';
import { holdersOfPerson, secretariesOfPerson } from '../holders.queries.ts';
import { endEverythingHeld, lockPerson, type PersonRow, unitPathsOfPerson } from '../people.queries.ts';
import { mayManagePerson } from '../policy.ts';
import { unitOfPost } from '../posts.queries.ts';
import { endOfDay } from '../rules/end-of-day.ts';
import { openPerson } from './open-person.ts';

/** Changes a person. A last day of service ends, after it, everything that they hold or serve. */
export async function changePerson(
  ctx: TxContext,
  input: InputOf<typeof people.change>,
): Promise<OutputOf<typeof people.change>> {
  const { personId, ...patch } = input;
  const person = found(await lockPerson(ctx.tx, personId));
  const paths = await unitPathsOfPerson(ctx.tx, personId, ctx.clock.now());
  ensure(mayManagePerson(ctx.actor, paths), 'core.not-found');
  const { after, changed } = await alterPerson(ctx, person, patch);
  if (changed.activeUntil) await endAfter(ctx, after, endOfDay(ctx.actor.zone, changed.activeUntil));
  return openPerson(ctx, { personId });
}

async function endAfter(ctx: TxContext, person: PersonRow, instant: Date): Promise<void> {
  const { tx } = ctx;
  const cut = await endEverythingHeld(tx, person.id, instant);
  const ending = { endsAt: instant.toISOString(), endsOn: dayIn(ctx.actor.zone, instant) };
  for (const holder of await holdersOfPerson(tx, person.id)) {
    if (!cut.holders.includes(holder.id)) continue;
    const { postId, postName, kind } = holder;
    const unitId = found(await unitOfPost(tx, postId));
    const payload = { postId, postName, unitId, personId: person.id, kind, ...ending };
    await emit(ctx, holderEnded, { subject: postId, payload });
  }
  for (const secretary of await secretariesOfPerson(tx, person.id)) {
    if (!cut.secretaries.includes(secretary.id)) continue;
    const { postId, postName } = secretary;
    const unitId = found(await unitOfPost(tx, postId));
    const payload = { postId, postName, unitId, personId: person.id, ...ending };
    await emit(ctx, secretaryEnded, { subject: postId, payload });
  }
}
