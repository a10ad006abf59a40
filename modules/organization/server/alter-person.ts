import { dayIn } from '#core/clock/clock.ts';
import { fail } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { personChanged } from '../contract/events.ts';
import type { people } from '../contract/people.ts';
import { sealedNik } from './add-person.ts';
import { personConflicts } from './conflicts.ts';
import { type PersonRow, updatePerson } from './people.queries.ts';
import { refuseWhen } from './refuse-when.ts';
import { changedFields } from './rules/changed-fields.ts';
import { faultOfNumbers } from './rules/person-numbers.ts';

/**
 * Writes what of a patch differs from the person, who is locked; whether the actor may is asked before.
 * @throws organization.nip-taken, nik-taken, nip-invalid, nik-invalid, kind-not-of-nip
 */
export async function alterPerson(
  ctx: TxContext,
  person: PersonRow,
  { nik, ...patch }: Omit<InputOf<typeof people.change>, 'personId'>,
): Promise<{ after: PersonRow; changed: Partial<PersonRow> }> {
  const { tx, actor } = ctx;
  const changed = changedFields<PersonRow>(person, patch);
  const after: PersonRow = { ...person, ...changed, ...(nik === undefined ? {} : sealedNik(ctx, nik)) };
  const fault = faultOfNumbers({ kind: after.kind, nip: after.nip, nik }, dayIn(actor.zone, ctx.clock.now()));
  if (fault) fail(fault);
  const fields = Object.keys(changed);
  const newNik = nik !== undefined && !sameBytes(after.nikFingerprint, person.nikFingerprint);
  if (newNik) fields.push('nik');
  if (fields.length > 0) {
    await refuseWhen(personConflicts, updatePerson(tx, actor.agencyId, after));
    await emit(ctx, personChanged, { subject: person.id, payload: { personId: person.id, fields } });
  }
  return { after, changed };
}

function sameBytes(a: Buffer | null, b: Buffer | null): boolean {
  return a === b || (a !== null && b !== null && a.equals(b));
}
