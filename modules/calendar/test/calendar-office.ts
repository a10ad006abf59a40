import { newId, type UnitId } from '#core/contract/ids.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';

/** An office whose admin manages the calendar of the agency, and whose head of department that of the department. */
export async function calendarOffice(house: TestHouse): Promise<SmallOffice> {
  const office = await smallOffice(house);
  const { agencyId } = office;
  const role = async (postId: string, unitId: UnitId) => {
    const roleId = newId();
    await house.owner(
      `insert into organization.role (agency_id, id, name, permissions) values ($1, $2, $3, '{calendar.manage}')`,
      [agencyId, roleId, `Kalender ${roleId}`],
    );
    await house.owner(
      'insert into organization.post_role (agency_id, post_id, role_id, unit_id) values ($1, $2, $3, $4)',
      [agencyId, postId, roleId, unitId],
    );
  };
  await role(office.admin.postId, office.unitId);
  await role(office.head.postId, office.deptId);
  return office;
}

/** The decision that the tests rest on. */
export const basis = {
  basisNumber: 'Nomor 5 Tahun 2026',
  basisTitle: 'Hari Kerja dan Jam Kerja',
  decidedBy: 'Bupati Uji',
};

/** The code with which an act is refused. */
export async function refusal(act: Promise<unknown>): Promise<string> {
  return act.then(
    () => 'not refused',
    (error: { code: string }) => error.code,
  );
}
