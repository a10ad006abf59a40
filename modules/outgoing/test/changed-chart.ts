import { newId, type PersonId, type PostId, type UnitId } from '#core/contract/ids.ts';
import type { OfficeGround, SmallOffice } from '#tests/house/small-office.ts';

/** An office whose chart is another by now, by what its operations write. */
type Ground = Pick<OfficeGround, 'owner'>;
type Agency = Pick<SmallOffice, 'agencyId'>;

/** Another department, for health. */
export async function anotherDepartment(
  { owner }: Ground,
  { agencyId, unitId }: Pick<SmallOffice, 'agencyId' | 'unitId'>,
): Promise<UnitId> {
  const id = newId<'Unit'>();
  await owner(
    `insert into organization.unit (agency_id, id, parent_id, code, name, kind, ancestor_ids, active_from)
     values ($1, $2, $3, 'DINKES', 'Dinas Kesehatan', 'department', $4, '2020-01-01')`,
    [agencyId, id, unitId, [unitId, id]],
  );
  return id;
}

/** Nobody who held it holds the post any more, from an instant on. */
export const leavesPost = ({ owner }: Ground, { agencyId }: Agency, postId: PostId, at: Date | string) =>
  owner('update organization.holder set ends_at = $3 where agency_id = $1 and post_id = $2', [
    agencyId,
    postId,
    at,
  ]);

interface Holder {
  postId: PostId;
  personId: PersonId;
  kind: 'definitive' | 'plt' | 'plh';
  from: Date | string;
  until?: string;
}

export const holdsPost = ({ owner }: Ground, { agencyId }: Agency, holder: Holder) =>
  owner(
    `insert into organization.holder (agency_id, id, post_id, person_id, kind, starts_at, ends_at)
     values ($1, gen_random_uuid(), $2, $3, $4, $5, $6)`,
    [agencyId, holder.postId, holder.personId, holder.kind, holder.from, holder.until ?? null],
  );

/** The head stands right below the regent, who lets them sign. */
export async function headForRegent(
  { owner }: Ground,
  { agencyId, head, regent, admin }: Pick<SmallOffice, 'agencyId' | 'head' | 'regent' | 'admin'>,
): Promise<{ postId: PostId; forPostId: PostId }> {
  await owner('update organization.post set superior_id = $2, ancestor_ids = $3 where id = $1', [
    head.postId,
    regent.postId,
    [regent.postId, head.postId],
  ]);
  await owner(
    `insert into outgoing.delegation (agency_id, id, kind, from_post_id, to_post_id, starts_at, decree_number, recorded_by, recorded_at)
     values ($1, gen_random_uuid(), 'an', $2, $3, '2026-01-01', 'SK 1/2026', $4, now())`,
    [agencyId, regent.postId, head.postId, admin.personId],
  );
  return { postId: head.postId, forPostId: regent.postId };
}
