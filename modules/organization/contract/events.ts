import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import { Day, Instant } from '#core/contract/schemas.ts';
import { HolderKind, RoleId } from './shapes.ts';

// Payloads name people by id alone: their names are looked up when told. Days are in the zone of the agency; sentences
// tell them, the instants decide.
const unit = z.object({ unitId: UnitId, unitName: z.string() });
const post = z.object({ postId: PostId, postName: z.string(), unitId: UnitId });
const appointment = post.extend({ personId: PersonId, kind: HolderKind });
const secretaryship = post.extend({ personId: PersonId });
const role = z.object({ roleId: RoleId, roleName: z.string() });

export const agencyFounded = event({
  type: 'agency.founded',
  version: 1,
  payload: z.object({ agencyName: z.string() }),
});
export const unitCreated = event({ type: 'unit.created', version: 1, payload: unit });
export const unitChanged = event({
  type: 'unit.changed',
  version: 1,
  payload: unit.extend({ fields: z.array(z.string()) }),
});
export const unitClosed = event({ type: 'unit.closed', version: 1, payload: unit.extend({ until: Day }) });
export const postCreated = event({ type: 'post.created', version: 1, payload: post });
export const postChanged = event({
  type: 'post.changed',
  version: 1,
  payload: post.extend({ fields: z.array(z.string()) }),
});
export const postClosed = event({ type: 'post.closed', version: 1, payload: post.extend({ until: Day }) });
export const personCreated = event({
  type: 'person.created',
  version: 1,
  payload: z.object({ personId: PersonId }),
});
export const personChanged = event({
  type: 'person.changed',
  version: 1,
  payload: z.object({ personId: PersonId, fields: z.array(z.string()) }),
});
export const holderAppointed = event({
  type: 'holder.appointed',
  version: 1,
  payload: appointment.extend({ startsAt: Instant, startsOn: Day, endsAt: Instant.nullable() }),
});
export const holderEnded = event({
  type: 'holder.ended',
  version: 1,
  payload: appointment.extend({ endsAt: Instant, endsOn: Day }),
});
export const secretaryAssigned = event({
  type: 'secretary.assigned',
  version: 1,
  payload: secretaryship.extend({ startsAt: Instant, startsOn: Day, endsAt: Instant.nullable() }),
});
export const secretaryEnded = event({
  type: 'secretary.ended',
  version: 1,
  payload: secretaryship.extend({ endsAt: Instant, endsOn: Day }),
});
export const roleCreated = event({ type: 'role.created', version: 1, payload: role });
export const roleChanged = event({
  type: 'role.changed',
  version: 1,
  payload: role.extend({ added: z.array(z.string()), removed: z.array(z.string()) }),
});
export const roleAssigned = event({
  type: 'role.assigned',
  version: 1,
  payload: role.extend({ ...post.shape, scopeId: UnitId }),
});
export const roleWithdrawn = event({
  type: 'role.withdrawn',
  version: 1,
  payload: role.extend({ ...post.shape, scopeId: UnitId }),
});
export const sheetImported = event({
  type: 'sheet.imported',
  version: 1,
  payload: z.object({
    kind: z.enum(['units', 'posts', 'people']),
    created: z.int(),
    changed: z.int(),
    appointed: z.int(),
  }),
});

/** All facts of the module. */
export const organizationEvents = [
  agencyFounded,
  unitCreated,
  unitChanged,
  unitClosed,
  postCreated,
  postChanged,
  postClosed,
  personCreated,
  personChanged,
  holderAppointed,
  holderEnded,
  secretaryAssigned,
  secretaryEnded,
  roleCreated,
  roleChanged,
  roleAssigned,
  roleWithdrawn,
  sheetImported,
] as const;
