import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { PostId } from '#core/contract/ids.ts';
import { SecurityClass } from '#modules/letters/contract/terms.ts';
import { DossierId, RecordId } from './terms.ts';

/** Told of the opening. The reason stays with it, behind its walls. */
const opening = z.object({
  recordId: RecordId,
  dossierId: DossierId,
  securityClass: SecurityClass,
  number: z.int(),
  year: z.int(),
  item: z.int(),
});

/** `posts` are told; `until` is a time of day in the zone of the agency. */
export const emergencyOpened = event({
  type: 'emergency.opened',
  version: 1,
  payload: opening.extend({ endsAt: z.string(), until: z.string(), posts: z.array(PostId) }),
});
export const emergencyFileRead = event({
  type: 'emergency.file-read',
  version: 1,
  payload: opening.extend({ position: z.int(), act: z.enum(['shown', 'downloaded']) }),
});
export const emergencyEnded = event({ type: 'emergency.ended', version: 1, payload: opening });
export const emergencyReviewed = event({ type: 'emergency.reviewed', version: 1, payload: opening });

export const emergencyEvents = [emergencyOpened, emergencyFileRead, emergencyEnded, emergencyReviewed];
