import type { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { HolderKind, PersonKind, PostKind, UnitKind } from '../contract/shapes.ts';

/** A post of a chain of command. */
export interface ChainPost {
  id: PostId;
  code: string | null;
  name: string;
  superiorId: PostId | null;
  kind: PostKind;
  isHead: boolean;
  unitId: UnitId;
  unitKind: UnitKind;
}

/** Who held a post of the chain, how and when: of all times. */
export interface ChainHolder {
  postId: PostId;
  personId: PersonId;
  kind: HolderKind;
  startsAt: Date;
  endsAt: Date | null;
  decreeNumber: string | null;
}

/** A person with what may stand under a letter. */
export interface ChainPerson {
  id: PersonId;
  name: string;
  frontTitle: string | null;
  backTitle: string | null;
  kind: PersonKind;
  nip: string | null;
  grade: string | null;
}

export interface CommandChain {
  posts: ChainPost[];
  holders: ChainHolder[];
  people: ChainPerson[];
}

type InJson = Omit<ChainHolder, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string | null };

/**
 * The posts with all above them, closed ones too; who held them, and those people and the ones that are named besides.
 * One statement; ids that are not there are left out.
 */
export async function chainOfCommand(
  tx: Tx,
  postIds: readonly PostId[],
  personIds: readonly PersonId[] = [],
): Promise<CommandChain> {
  const [row] = await tx.rows<{ posts: ChainPost[]; holders: InJson[]; people: ChainPerson[] }>(
    `with post as materialized (
       select p.* from organization.post p where p.agency_id = core.agency_id() and p.id in (
         select unnest(q.ancestor_ids) from organization.post q where q.agency_id = core.agency_id() and q.id = any($1::uuid[]))
     ), holder as materialized (
       select d.* from organization.holder d where d.agency_id = core.agency_id() and d.post_id in (select id from post)
     )
     select
       (select coalesce(json_agg(json_build_object('id', p.id, 'code', p.code, 'name', p.name, 'superiorId', p.superior_id,
          'kind', p.kind, 'isHead', p.is_head, 'unitId', p.unit_id, 'unitKind', u.kind)), '[]')
        from post p join organization.unit u on u.agency_id = p.agency_id and u.id = p.unit_id) as posts,
       (select coalesce(json_agg(json_build_object('postId', post_id, 'personId', person_id, 'kind', kind,
          'startsAt', starts_at, 'endsAt', ends_at, 'decreeNumber', decree_number)), '[]') from holder) as holders,
       (select coalesce(json_agg(json_build_object('id', h.id, 'name', h.name, 'frontTitle', h.front_title,
          'backTitle', h.back_title, 'kind', h.kind, 'nip', h.nip, 'grade', h.grade)), '[]')
        from organization.person h where h.agency_id = core.agency_id()
          and (h.id in (select person_id from holder) or h.id = any($2::uuid[]))) as people`,
    [postIds, personIds],
  );
  const { posts, holders, people } = row!;
  return {
    posts,
    people,
    holders: holders.map(({ startsAt, endsAt, ...holder }) => ({
      ...holder,
      startsAt: new Date(startsAt),
      endsAt: endsAt === null ? null : new Date(endsAt),
    })),
  };
}
