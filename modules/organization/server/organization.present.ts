import type { Actor } from '#core/session/actor.ts';
import type { Secrets } from '#core/session/secrets.ts';
import type { HolderView, SecretaryView, UnitView } from '../contract/shapes.ts';
import type { HolderRow, SecretaryRow } from './holders.queries.ts';
import type { PersonRow } from './people.queries.ts';
import { openNik } from './person-secrets.ts';
import { mayManagePosts, mayManageUnit } from './policy.ts';
import { fullName } from './rules/full-name.ts';
import { maskNationalId } from './rules/national-id.ts';
import type { UnitRow } from './units.queries.ts';

export function presentUnit(actor: Actor, unit: UnitRow): UnitView {
  const { path, ...view } = unit;
  return { ...view, can: { manage: mayManageUnit(actor, path), managePosts: mayManagePosts(actor, path) } };
}

export function presentHolder(row: HolderRow): HolderView {
  return { ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt?.toISOString() ?? null };
}

export function presentSecretary(row: SecretaryRow): SecretaryView {
  return { ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt?.toISOString() ?? null };
}

/** The fields of a person; the NIK with all but its end hidden, and only for who may change the person. */
export function presentPerson(secrets: Secrets, agencyId: string, person: PersonRow, manage: boolean) {
  const { nikSealed, nikFingerprint, ...view } = person;
  const nik = manage && nikSealed ? maskNationalId(openNik(secrets, agencyId, nikSealed)) : null;
  return { ...view, fullName: fullName(person), nik };
}
