import { type FileId, newId, type PersonId, type UnitId } from '#core/contract/ids.ts';
import type { SentInput } from '#core/contract/operation.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';
import { requests } from '../contract/requests.ts';

/**
 * An office where the head of department decides about annual and sick leave of up to twelve days for those below, the regent
 * about all other, and the admin is personnel. Leave is recorded since 2026. Its clock stands at Saturday, 21 November 2026.
 */
export async function leaveOffice(house: TestHouse): Promise<SmallOffice> {
  const office = await smallOffice(house);
  const { agencyId, admin, head, secretary, deptId, unitId } = office;
  const give = async (postId: string, on: UnitId, permissions: string[]) => {
    const roleId = newId();
    await house.owner(
      'insert into organization.role (agency_id, id, name, permissions) values ($1, $2, $3, $4)',
      [agencyId, roleId, `Cuti ${roleId}`, permissions],
    );
    await house.owner(
      'insert into organization.post_role (agency_id, post_id, role_id, unit_id) values ($1, $2, $3, $4)',
      [agencyId, postId, roleId, on],
    );
  };
  await give(admin.postId, unitId, ['leave.view', 'leave.manage', 'leave.configure']);
  await give(head.postId, deptId, ['leave.view']);
  for (const { postId } of [head, secretary])
    await house.owner('update organization.post set is_head = true where agency_id = $1 and id = $2', [
      agencyId,
      postId,
    ]);
  await house.owner(
    `insert into leave.delegation (agency_id, id, kinds, most_days, unit_kind, decree_number, starts_on, set_by, set_at)
     values ($1, $2, '{annual,sick}', 12, 'department', 'SK 1/2026', '2026-01-01', $3, now())`,
    [agencyId, newId(), admin.personId],
  );
  await house.owner(
    `insert into leave.settings (agency_id, id, contents, set_by, set_at) values ($1, $2, '{"recordSince":2026}', $3, now())`,
    [agencyId, newId(), admin.personId],
  );
  return office;
}

/** Annual leave of a Monday to Wednesday, all working days. */
export const threeDays = { kind: 'annual', first: '2026-12-07', last: '2026-12-09' } as const;

type Asked = SentInput<typeof requests.submit>;

/** Asks for leave; without more, for three days of annual leave. */
export function ask(who: Official, fields: Partial<Asked> = {}) {
  return who.call(requests.submit, {
    ...threeDays,
    words: 'Keperluan keluarga',
    address: 'Jalan Melati 1',
    phone: '0812',
    ...fields,
  } as Asked);
}

/** Leave that was asked for, considered and decided. */
export async function granted(
  office: SmallOffice,
  who: Official = office.staff,
  fields: Partial<Asked> = {},
) {
  const { id: requestId } = await ask(who, fields);
  await office.division.call(requests.takeStep, {
    requestId,
    step: { act: 'consider', opinion: 'approved' },
  });
  return office.head.call(requests.decide, { requestId, decision: 'approved' });
}

let serial = 0;

/** A file that somebody has just uploaded. */
export async function uploaded(house: TestHouse, { token }: Official): Promise<FileId> {
  serial += 1;
  const answer = await house.server.inject({
    method: 'POST',
    url: `/api/files?name=surat-${serial}.png`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  });
  return answer.json<{ file: { fileId: FileId } }>().file.fileId;
}

/** The code with which an act is refused. */
export async function refusal(act: Promise<unknown>): Promise<string> {
  return act.then(
    () => 'not refused',
    (error: { code: string }) => error.code,
  );
}

/** Moves the clock; everybody has proved their factor a moment ago. */
export async function moveTo(house: TestHouse, instant: string): Promise<void> {
  house.clock.set(instant);
  await house.owner('update identity.session set factor_at = $1', [house.clock.now()]);
}

/** The posts that somebody holds as Plh., with from when and to when. */
export function plhOf(house: TestHouse, personId: PersonId) {
  return house.owner<{ post_id: string; starts_at: Date; ends_at: Date }>(
    "select post_id, starts_at, ends_at from organization.holder where person_id = $1 and kind = 'plh' and ends_at > starts_at order by starts_at",
    [personId],
  );
}
