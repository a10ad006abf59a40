import type { OfficeZone } from '#core/clock/clock.ts';
import { type AgencyId, newId, type PersonId, type PostId, type UnitId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { agencyFounded } from '../../contract/events.ts';
import type { people } from '../../contract/people.ts';
import { refuseWhen } from '../refuse-when.ts';
import { startOfDay } from '../rules/end-of-day.ts';
import { insertAgency, insertUnit } from '../units.queries.ts';
import { appointHolder } from './appoint-holder.ts';
import { assignPostRole } from './assign-post-role.ts';
import { createPerson } from './create-person.ts';
import { createPost } from './create-post.ts';
import { createRole } from './create-role.ts';

export interface NewAgency {
  name: string;
  shortName: string;
  /** Lower-case letters, digits and hyphens; unique in the installation. */
  code: string;
  zone: OfficeZone;
  /** The day from which the first unit, post and appointment hold. */
  from: string;
  /** The first person: holds a post on the root with every right of a role made for it. */
  administrator: {
    person: InputOf<typeof people.create>;
    postName: string;
    roleName: string;
    permissions: readonly string[];
  };
}

export interface FoundedAgency {
  agencyId: AgencyId;
  rootUnitId: UnitId;
  administratorId: PersonId;
  administratorPostId: PostId;
}

/**
 * Founds an agency with the root of its tree and its first administrator. There is no request for this: it is run by
 * the program itself, as system actor of a new id, in a transaction whose context names that id.
 */
export async function foundAgency(ctx: TxContext, input: NewAgency): Promise<FoundedAgency> {
  const { tx, actor } = ctx;
  const { agencyId } = actor;
  const { name, shortName, code, zone, from, administrator } = input;
  await refuseWhen(
    { agency_code_taken: 'organization.agency-code-taken' },
    insertAgency(tx, { id: agencyId, name, shortName, code, zone }),
  );
  await emit(ctx, agencyFounded, { subject: agencyId, payload: { agencyName: name } });

  const rootUnitId: UnitId = newId();
  await insertUnit(tx, agencyId, {
    id: rootUnitId,
    parentId: null,
    code,
    name,
    shortName,
    kind: 'agency',
    path: [rootUnitId],
    sortOrder: 0,
    activeFrom: from,
    activeUntil: null,
  });
  const role = await createRole(ctx, {
    name: administrator.roleName,
    permissions: [...administrator.permissions],
    forSecretaries: false,
  });
  const post = await createPost(ctx, {
    unitId: rootUnitId,
    name: administrator.postName,
    kind: 'functional',
    isHead: false,
    sortOrder: 0,
    activeFrom: from,
  });
  await assignPostRole(ctx, { postId: post.id, roleId: role.id, unitId: rootUnitId });
  const person = await createPerson(ctx, administrator.person);
  const startsAt = startOfDay(zone, from).toISOString();
  await appointHolder(ctx, { postId: post.id, personId: person.id, kind: 'definitive', startsAt });
  return { agencyId, rootUnitId, administratorId: person.id, administratorPostId: post.id };
}
