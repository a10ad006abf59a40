import { dayIn } from '#core/clock/clock.ts';
import { fail } from '#core/contract/errors.ts';
import { newId, type PersonId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { personCreated } from '../contract/events.ts';
import type { people } from '../contract/people.ts';
import { personConflicts } from './conflicts.ts';
import { insertPerson, type PersonRow } from './people.queries.ts';
import { sealNik } from './person-secrets.ts';
import { refuseWhen } from './refuse-when.ts';
import { faultOfNumbers } from './rules/person-numbers.ts';

/**
 * Adds a person, who has no post yet, to the agency; whether the actor may is asked before.
 * @throws organization.nip-taken, nik-taken, nip-invalid, nik-invalid, kind-not-of-nip
 */
export async function addPerson(ctx: TxContext, input: InputOf<typeof people.create>): Promise<PersonId> {
  const { tx, actor } = ctx;
  const fault = faultOfNumbers(
    { ...input, nip: input.nip, nik: input.nik },
    dayIn(actor.zone, ctx.clock.now()),
  );
  if (fault) fail(fault);

  const { nik, ...fields } = input;
  const person: PersonRow = {
    id: newId(),
    ...fields,
    frontTitle: fields.frontTitle ?? null,
    backTitle: fields.backTitle ?? null,
    nip: fields.nip ?? null,
    email: fields.email ?? null,
    phone: fields.phone ?? null,
    grade: fields.grade ?? null,
    activeUntil: null,
    ...sealedNik(ctx, nik ?? null),
  };
  await refuseWhen(personConflicts, insertPerson(tx, actor.agencyId, person));
  await emit(ctx, personCreated, { subject: person.id, payload: { personId: person.id } });
  return person.id;
}

/** The columns of a NIK; both empty for none. */
export function sealedNik(
  ctx: TxContext,
  nik: string | null,
): Pick<PersonRow, 'nikSealed' | 'nikFingerprint'> {
  return nik ? sealNik(ctx.secrets, ctx.actor.agencyId, nik) : { nikSealed: null, nikFingerprint: null };
}
