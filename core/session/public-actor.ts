import type { AgencyId } from '../contract/ids.ts';
import type { Actor } from './actor.ts';

/** Anyone who has not signed in: belongs to no agency, holds nothing. */
export const publicActor: Actor = {
  kind: 'public',
  agencyId: '' as AgencyId,
  zone: 'Asia/Jakarta',
  personId: null,
  sessionId: null,
  factorAt: null,
  posts: [],
  grants: [],
  path: [],
};

/** The program itself, at work for one agency: jobs and subscribers. */
export function systemActor(agencyId: AgencyId, zone: string): Actor {
  return { ...publicActor, kind: 'system', agencyId, zone };
}
