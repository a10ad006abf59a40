import { type FileId, newId, type UnitId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import type { Schedule } from '#core/jobs/job.ts';
import { systemActor } from '#core/session/public-actor.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';

/** An office whose admin keeps all files and reads their private part; the head keeps those of the department, without it. */
export async function staffOffice(house: TestHouse): Promise<SmallOffice> {
  const office = await smallOffice(house);
  const { agencyId } = office;
  const give = async (postId: string, unitId: UnitId, permissions: string[]) => {
    const roleId = newId();
    await house.owner(
      'insert into organization.role (agency_id, id, name, permissions) values ($1, $2, $3, $4)',
      [agencyId, roleId, `Kepegawaian ${roleId}`, permissions],
    );
    await house.owner(
      'insert into organization.post_role (agency_id, post_id, role_id, unit_id) values ($1, $2, $3, $4)',
      [agencyId, postId, roleId, unitId],
    );
  };
  await give(office.admin.postId, office.unitId, ['staff.view', 'staff.manage', 'staff.view-private']);
  await give(office.head.postId, office.deptId, ['staff.view', 'staff.manage']);
  return office;
}

let serial = 0;

/** A file that somebody has just uploaded. */
export async function uploaded(house: TestHouse, { token }: Official): Promise<FileId> {
  serial += 1;
  const answer = await house.server.inject({
    method: 'POST',
    url: `/api/files?name=sk-${serial}.png`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  });
  return answer.json<{ file: { fileId: FileId } }>().file.fileId;
}

export const grade = (startsOn: string, code: string, serviceYears = 0) => ({
  content: {
    kind: 'grade' as const,
    details: { code, serviceYears, serviceMonths: 0, promotion: 'regular' as const },
  },
  startsOn,
  decreeNumber: `823/${code}/${startsOn.slice(0, 4)}`,
  decreeDay: startsOn,
});

export const child = (name: string) => ({
  content: {
    kind: 'family' as const,
    details: { relation: 'child' as const, name, birthDay: '2015-02-03', allowance: true },
  },
  startsOn: '2015-02-03',
});

/** The code with which an act is refused. */
export async function refusal(act: Promise<unknown>): Promise<string> {
  return act.then(
    () => 'not refused',
    (error: { code: string }) => error.code,
  );
}

/** A schedule as the worker runs it for an agency. */
export async function runSchedule(
  house: TestHouse,
  { agencyId }: Pick<SmallOffice, 'agencyId'>,
  schedule: Schedule,
): Promise<void> {
  const actor = systemActor(agencyId, 'Asia/Jakarta');
  const base = {
    ...house.house.services,
    ...{ actor, locale: 'id' as const, requestId: 'test', signal: new AbortController().signal },
  };
  await schedule.run({
    ...base,
    transact: (mode, work) =>
      transact(house.house.workerPool, { agency: agencyId }, mode, (tx) => work({ ...base, tx })),
  });
}
