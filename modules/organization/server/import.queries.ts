import type { Tx } from '#core/db/tx.ts';
import type { HolderId } from '../contract/shapes.ts';
import type { KnownPerson, KnownPost, PlannedAppointment, PlannedPerson } from './rules/plan-people.ts';
import type { PlannedPost } from './rules/plan-posts.ts';
import type { PlannedUnit } from './rules/plan-units.ts';

/** Every unit of the agency, closed ones too: their codes stay taken. */
export function unitsForPlan(tx: Tx): Promise<PlannedUnit[]> {
  return tx.rows(
    `select id, parent_id as "parentId", code, name, short_name as "shortName", kind, ancestor_ids as path,
       sort_order as "sortOrder", active_from as "activeFrom", active_until as "activeUntil"
     from organization.unit where agency_id = core.agency_id()`,
  );
}

/** Every post of the agency, closed ones too. */
export function postsForPlan(tx: Tx): Promise<PlannedPost[]> {
  return tx.rows(
    `select id, unit_id as "unitId", superior_id as "superiorId", code, name, kind, is_head as "isHead", echelon,
       ancestor_ids as path, sort_order as "sortOrder", active_from as "activeFrom", active_until as "activeUntil"
     from organization.post where agency_id = core.agency_id()`,
  );
}

/** The posts with a code, and who holds them on the day or later. */
export function heldPosts(tx: Tx, zone: string, today: string): Promise<KnownPost[]> {
  return tx.rows(
    `select p.id, p.code, p.name, u.ancestor_ids as "unitPath", p.active_until as "activeUntil",
       coalesce(json_agg(json_build_object('personId', d.person_id, 'kind', d.kind,
         'startsOn', (d.starts_at at time zone $1)::date, 'endsOn', (d.ends_at at time zone $1)::date))
         filter (where d.id is not null), '[]') as holders
     from organization.post p
     join organization.unit u on u.agency_id = p.agency_id and u.id = p.unit_id
     left join organization.holder d on d.agency_id = p.agency_id and d.post_id = p.id
       and (d.ends_at is null or (d.ends_at at time zone $1)::date > $2::date)
     where p.agency_id = core.agency_id() and p.code is not null
     group by p.id, p.code, p.name, u.ancestor_ids, p.active_until`,
    [zone, today],
  );
}

/** The people who have one of the numbers. */
export function peopleForPlan(
  tx: Tx,
  nips: readonly string[],
  fingerprints: readonly Buffer[],
  now: Date,
): Promise<KnownPerson[]> {
  return tx.rows(
    `select h.id, h.name, h.front_title as "frontTitle", h.back_title as "backTitle", h.kind, h.nip, h.email, h.phone,
       h.grade, h.active_until as "activeUntil", encode(h.nik_fingerprint, 'hex') as fingerprint,
       coalesce((select json_agg(distinct to_jsonb(u.ancestor_ids)) from organization.holder d
         join organization.post p on p.agency_id = d.agency_id and p.id = d.post_id
         join organization.unit u on u.agency_id = p.agency_id and u.id = p.unit_id
         where d.agency_id = h.agency_id and d.person_id = h.id and (d.ends_at is null or d.ends_at > $3)), '[]') as "unitPaths"
     from organization.person h
     where h.agency_id = core.agency_id() and (h.nip = any($1::text[]) or h.nik_fingerprint = any($2::bytea[]))`,
    [nips, fingerprints, now],
  );
}

/** Adds and changes units by the plan; `changed` keep their place in the tree. */
export async function writeUnits(
  tx: Tx,
  agencyId: string,
  created: PlannedUnit[],
  changed: PlannedUnit[],
): Promise<void> {
  await tx.rows(
    `insert into organization.unit (agency_id, id, parent_id, code, name, short_name, kind, ancestor_ids, sort_order, active_from)
     select $1, r.id, r."parentId", r.code, r.name, r."shortName", r.kind, r.path, r."sortOrder", r."activeFrom"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "parentId" uuid, code text, name text, "shortName" text, kind text,
       path uuid[], "sortOrder" int, "activeFrom" date)`,
    [agencyId, JSON.stringify(created)],
  );
  await tx.rows(
    `update organization.unit u set name = r.name, short_name = r."shortName", kind = r.kind, sort_order = r."sortOrder",
       active_from = r."activeFrom"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, name text, "shortName" text, kind text, "sortOrder" int, "activeFrom" date)
     where u.agency_id = $1 and u.id = r.id`,
    [agencyId, JSON.stringify(changed)],
  );
}

/** Adds and changes posts by the plan; `changed` keep their unit and their superior. */
export async function writePosts(
  tx: Tx,
  agencyId: string,
  created: PlannedPost[],
  changed: PlannedPost[],
): Promise<void> {
  await tx.rows(
    `update organization.post p set name = r.name, kind = r.kind, is_head = r."isHead", echelon = r.echelon,
       sort_order = r."sortOrder", active_from = r."activeFrom"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, name text, kind text, "isHead" bool, echelon text, "sortOrder" int, "activeFrom" date)
     where p.agency_id = $1 and p.id = r.id`,
    [agencyId, JSON.stringify(changed)],
  );
  await tx.rows(
    `insert into organization.post (agency_id, id, unit_id, superior_id, code, name, kind, is_head, echelon, ancestor_ids, sort_order, active_from)
     select $1, r.id, r."unitId", r."superiorId", r.code, r.name, r.kind, r."isHead", r.echelon, r.path, r."sortOrder", r."activeFrom"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "unitId" uuid, "superiorId" uuid, code text, name text, kind text,
       "isHead" bool, echelon text, path uuid[], "sortOrder" int, "activeFrom" date)`,
    [agencyId, JSON.stringify(created)],
  );
}

/** A planned person with the NIK in the two forms that are kept, in hex. */
export type SealedPerson = Omit<PlannedPerson, 'nik'> & { sealed: string | null; fingerprint: string | null };

/** Adds and changes people by the plan; a NIK that the sheet does not give stays. */
export async function writePeople(
  tx: Tx,
  agencyId: string,
  created: SealedPerson[],
  changed: SealedPerson[],
): Promise<void> {
  const shape = `(id uuid, name text, "frontTitle" text, "backTitle" text, kind text, nip text, email text, phone text,
    grade text, sealed text, fingerprint text)`;
  await tx.rows(
    `insert into organization.person (agency_id, id, name, front_title, back_title, kind, nip, email, phone, grade, nik_sealed, nik_fingerprint)
     select $1, r.id, r.name, r."frontTitle", r."backTitle", r.kind, r.nip, r.email, r.phone, r.grade,
       decode(r.sealed, 'hex'), decode(r.fingerprint, 'hex')
     from jsonb_to_recordset($2::jsonb) as r ${shape}`,
    [agencyId, JSON.stringify(created)],
  );
  await tx.rows(
    `update organization.person p set name = r.name, front_title = r."frontTitle", back_title = r."backTitle", kind = r.kind,
       nip = r.nip, email = r.email, phone = r.phone, grade = r.grade,
       nik_sealed = coalesce(decode(r.sealed, 'hex'), p.nik_sealed),
       nik_fingerprint = coalesce(decode(r.fingerprint, 'hex'), p.nik_fingerprint)
     from jsonb_to_recordset($2::jsonb) as r ${shape} where p.agency_id = $1 and p.id = r.id`,
    [agencyId, JSON.stringify(changed)],
  );
}

/** Appoints by the plan, from the beginning of each day in the zone. */
export async function writeAppointments(
  tx: Tx,
  agencyId: string,
  zone: string,
  appointments: (PlannedAppointment & { id: HolderId })[],
): Promise<void> {
  await tx.rows(
    `insert into organization.holder (agency_id, id, post_id, person_id, kind, starts_at, decree_number)
     select $1, r.id, r."postId", r."personId", r.kind, r."startsOn"::timestamp at time zone $3, r."decreeNumber"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "postId" uuid, "personId" uuid, kind text, "startsOn" date, "decreeNumber" text)`,
    [agencyId, JSON.stringify(appointments), zone],
  );
}
