import { dayIn } from '#core/clock/clock.ts';
import { ensure, fail, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { holderEnded, personChanged, secretaryEnded } from '../../contract/events.ts';
import type { people } from '../../contract/people.ts';
import { personConflicts } from '../conflicts.ts';
import { holdersOfPerson, secretariesOfPerson } from '../holders.queries.ts';
import {
  endEverythingHeld,
  lockPerson,
  type PersonRow,
  unitPathsOfPerson,
  updatePerson,
} from '../people.queries.ts';
import { mayManagePerson } from '../policy.ts';
import { unitOfPost } from '../posts.queries.ts';
import { refuseWhen } from '../refuse-when.ts';
import { changedFields } from '../rules/changed-fields.ts';
import { endOfDay } from '../rules/end-of-day.ts';
import { faultOfNumbers } from '../rules/person-numbers.ts';
import { sealedNik } from './create-person.ts';
import { openPerson } from './open-person.ts';

/** Changes a person. A last day of service ends, after it, everything that they hold or serve. */
export async function changePerson(
  ctx: TxContext,
  input: InputOf<typeof people.change>,
): Promise<OutputOf<typeof people.change>> {
  const { tx, actor } = ctx;
  const { personId, nik, ...patch } = input;
  const person = found(await lockPerson(tx, personId));
  ensure(mayManagePerson(actor, await unitPathsOfPerson(tx, personId, ctx.clock.now())), 'core.not-found');

  const changed = changedFields<PersonRow>(person, patch);
  const after: PersonRow = { ...person, ...changed, ...(nik === undefined ? {} : sealedNik(ctx, nik)) };
  const fault = faultOfNumbers({ kind: after.kind, nip: after.nip, nik }, dayIn(actor.zone, ctx.clock.now()));
  if (fault) fail(fault);
  const fields = Object.keys(changed);
  const newNik = nik !== undefined && !sameBytes(after.nikFingerprint, person.nikFingerprint);
  if (newNik) fields.push('nik');
  if (fields.length > 0) {
    await refuseWhen(personConflicts, updatePerson(tx, actor.agencyId, after));
    await emit(ctx, personChanged, { subject: personId, payload: { personId, fields } });
  }
  if (changed.activeUntil) await endAfter(ctx, after, endOfDay(actor.zone, changed.activeUntil));
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

function sameBytes(a: Buffer | null, b: Buffer | null): boolean {
  return a === b || (a !== null && b !== null && a.equals(b));
}
