import type { Call } from '#core/contract/client.ts';
import { type AgencyId, newId, type PersonId, type PostId, type UnitId } from '#core/contract/ids.ts';
import { newToken } from '#modules/identity/server/token.ts';
import type { TestHouse } from './test-house.ts';

export interface Official {
  personId: PersonId;
  postId: PostId;
  token: string;
  call: Call;
}

export interface SmallOffice {
  agencyId: AgencyId;
  unitId: UnitId;
  deptId: UnitId;
  bookId: string;
  regent: Official;
  secretary: Official;
  head: Official;
  division: Official;
  staff: Official;
  registry: Official;
  admin: Official;
}

const roles = {
  leader: [
    'dispositions.give',
    'dispositions.watch',
    'letters.view-unit',
    'outgoing.write',
    'outgoing.view-unit',
    'archive.view-unit',
  ],
  staff: ['outgoing.write'],
  registry: [
    'letters.register',
    'letters.view-unit',
    'letters.cancel',
    'letters.books',
    'outgoing.write',
    'outgoing.number',
    'outgoing.send',
    'outgoing.view-unit',
    'archive.file',
    'archive.records-unit',
    'archive.view-unit',
  ],
  admin: [
    'units.manage',
    'posts.manage',
    'people.manage',
    'people.view',
    'people.import',
    'roles.manage',
    'accounts.manage',
    'signatures.manage',
    'outgoing.configure',
    'outgoing.delegate',
    'archive.configure',
  ],
} as const;

/** What an office is built on: statements of the owner, a clock, clients. */
export type OfficeGround = Pick<TestHouse, 'owner' | 'clock' | 'as'>;

let serial = 0;

/** An agency as small as it can be and still be one: regent, secretary, a department with a head, a division, staff, a registry. */
export async function smallOffice(house: OfficeGround): Promise<SmallOffice> {
  serial += 1;
  const agencyId = newId<'Agency'>();
  const insert = (table: string, row: Record<string, unknown>) => {
    const names = Object.keys(row);
    const holes = names.map((_, index) => `$${index + 1}`);
    return house.owner(
      `insert into ${table} (${names.join(', ')}) values (${holes.join(', ')})`,
      Object.values(row),
    );
  };
  await insert('organization.agency', {
    id: agencyId,
    name: `Kabupaten Uji ${serial}`,
    short_name: `Uji ${serial}`,
    code: `uji-${serial}-${Date.now()}`,
    zone: 'Asia/Jakarta',
  });
  const unit = async (name: string, kind: string, above: UnitId[] = []) => {
    const id = newId<'Unit'>();
    await insert('organization.unit', {
      agency_id: agencyId,
      id,
      parent_id: above.at(-1) ?? null,
      code: name,
      name,
      kind,
      ancestor_ids: [...above, id],
      active_from: '2020-01-01',
    });
    return id;
  };
  const unitId = await unit('Sekretariat Daerah', 'agency');
  const deptId = await unit('Dinas Kominfo', 'department', [unitId]);
  const roleIds = new Map<string, string>();
  for (const [name, permissions] of Object.entries(roles)) {
    roleIds.set(name, newId());
    await insert('organization.role', { agency_id: agencyId, id: roleIds.get(name), name, permissions });
  }
  const official = async (
    name: string,
    at: UnitId,
    role: keyof typeof roles,
    above: readonly PostId[] = [],
  ) => {
    serial += 1;
    const [personId, postId, accountId] = [newId<'Person'>(), newId<'Post'>(), newId()];
    await insert('organization.person', {
      agency_id: agencyId,
      id: personId,
      name: `${name} Uji`,
      kind: 'pns',
      nip: `19800101200501${String(1_000 + serial).slice(-4)}`,
    });
    await insert('organization.post', {
      agency_id: agencyId,
      id: postId,
      unit_id: at,
      superior_id: above.at(-1) ?? null,
      name,
      kind: 'structural',
      ancestor_ids: [...above, postId],
      active_from: '2020-01-01',
    });
    await insert('organization.holder', {
      agency_id: agencyId,
      id: newId(),
      post_id: postId,
      person_id: personId,
      kind: 'definitive',
      starts_at: '2020-01-01',
    });
    await insert('organization.post_role', {
      agency_id: agencyId,
      post_id: postId,
      role_id: roleIds.get(role),
      unit_id: unitId,
    });
    await insert('identity.account', {
      agency_id: agencyId,
      id: accountId,
      person_id: personId,
      created_at: '2020-01-01',
    });
    const token = await openSession(house, agencyId, personId, accountId);
    return { personId, postId, token, call: house.as(token), chain: [...above, postId] };
  };
  const regent = await official('Bupati', unitId, 'leader');
  const secretary = await official('Sekretaris Daerah', unitId, 'leader', regent.chain);
  const head = await official('Kepala Dinas', deptId, 'leader', secretary.chain);
  const division = await official('Kepala Bidang', deptId, 'leader', head.chain);
  const staff = await official('Staf', deptId, 'staff', division.chain);
  const registry = await official('Tata Usaha', unitId, 'registry', secretary.chain);
  const admin = await official('Admin', unitId, 'admin', secretary.chain);
  const bookId = newId<'Book'>();
  await insert('letters.book', {
    agency_id: agencyId,
    id: bookId,
    unit_id: unitId,
    name: 'Agenda Surat Masuk',
    is_default: true,
  });
  return { agencyId, unitId, deptId, bookId, regent, secretary, head, division, staff, registry, admin };
}

/** A session whose factor was proven a moment ago. */
export async function openSession(
  house: OfficeGround,
  agencyId: AgencyId,
  personId: PersonId,
  accountId: string,
): Promise<string> {
  const { token, hash } = newToken('session');
  const now = house.clock.now();
  await house.owner(
    `insert into identity.session (agency_id, id, account_id, person_id, zone, token_hash, opened_at, seen_at, idle_for, idle_until, ends_at, factor_at, method, device, address)
     values ($1, $2, $3, $4, 'Asia/Jakarta', $5, $6, $6, '1 year', $6::timestamptz + interval '1 year', $6::timestamptz + interval '2 years', $6, 'password', 'test', '127.0.0.1')`,
    [agencyId, newId(), accountId, personId, hash, now],
  );
  return token;
}
