import { newId } from '#core/contract/ids.ts';
import { hashPassword } from '#modules/identity/server/passwords/password-hash.ts';
import type { SignInHouse } from './sign-in-house.ts';

export const goodPassword = 'Kayu-Lurus-88-Perahu';

const hashed = hashPassword(goodPassword);
let serial = 0;

export interface TestPerson {
  agencyId: string;
  personId: string;
  accountId: string;
  nip: string;
  username: string;
  email: string;
  password: string;
}

/** An agency with one unit and one post, whose holders may do what is named. */
export async function makeAgency(house: SignInHouse, permissions: readonly string[]) {
  const [agencyId, unitId, postId, roleId] = [newId(), newId(), newId(), newId()] as string[];
  serial += 1;
  const { admin } = house;
  await admin.query(
    `insert into organization.agency (id, name, short_name, code, zone) values ($1, $2, $3, $4, 'Asia/Jakarta')`,
    [agencyId, `Kabupaten Uji ${serial}`, `Uji ${serial}`, `uji-${serial}`],
  );
  await admin.query(
    `insert into organization.unit (agency_id, id, code, name, kind, ancestor_ids, active_from) values ($1, $2, '1', 'Akar', 'agency', array[$2::uuid], '2020-01-01')`,
    [agencyId, unitId],
  );
  await admin.query(
    `insert into organization.post (agency_id, id, unit_id, name, kind, ancestor_ids, active_from) values ($1, $2, $3, 'Admin', 'executive', array[$2::uuid], '2020-01-01')`,
    [agencyId, postId, unitId],
  );
  await admin.query(
    `insert into organization.role (agency_id, id, name, permissions) values ($1, $2, 'Admin', $3)`,
    [agencyId, roleId, permissions],
  );
  await admin.query(
    'insert into organization.post_role (agency_id, post_id, role_id, unit_id) values ($1, $2, $3, $4)',
    [agencyId, postId, roleId, unitId],
  );
  return { agencyId: agencyId!, unitId: unitId!, postId: postId! };
}

/** A person without an account. */
export async function makePerson(house: SignInHouse, agencyId: string, postId?: string) {
  serial += 1;
  const personId = newId() as string;
  const nip = `19780512200501${String(1_000 + serial)}`;
  const email = `orang${serial}@uji.go.id`;
  await house.admin.query(
    `insert into organization.person (agency_id, id, name, kind, nip, email) values ($1, $2, $3, 'pns', $4, $5)`,
    [agencyId, personId, `Orang ${serial}`, nip, email],
  );
  if (postId) {
    await house.admin.query(
      `insert into organization.holder (agency_id, id, post_id, person_id, kind, starts_at, ends_at) values ($1, $2, $3, $4, 'definitive', '2020-01-01', null)`,
      [agencyId, newId(), postId, personId],
    );
  }
  return { personId, nip, email };
}

/** A person with an account whose password is `goodPassword`. */
export async function makeAccount(
  house: SignInHouse,
  agencyId: string,
  postId?: string,
): Promise<TestPerson> {
  const person = await makePerson(house, agencyId, postId);
  const accountId = newId() as string;
  const username = `orang${serial}`;
  await house.admin.query(
    'insert into identity.account (agency_id, id, person_id, password_hash, password_set_at, created_at) values ($1, $2, $3, $4, $5, $5)',
    [agencyId, accountId, person.personId, await hashed, house.clock.now()],
  );
  for (const [kind, value] of [
    ['nip', person.nip],
    ['email', person.email],
    ['username', username],
  ]) {
    await house.admin.query(
      'insert into identity.identifier (agency_id, account_id, kind, value) values ($1, $2, $3, $4)',
      [agencyId, accountId, kind, value],
    );
  }
  return { agencyId, accountId, username, password: goodPassword, ...person };
}
