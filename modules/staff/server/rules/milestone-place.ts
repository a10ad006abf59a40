import { z } from 'zod';
import { milestones } from '../../contract/outlook.ts';
import type { Day } from './days.ts';

/** A place in the list of what comes: behind a day, a person and a kind. */
export interface MilestonePlace {
  readonly day: Day;
  readonly personId: string;
  readonly what: string;
}

const Place = z.tuple([z.iso.date(), z.uuid(), z.enum(milestones)]);

/** Before everything that is known of anybody. */
export const firstDay: Day = '1900-01-01';

/** The place before everything of a day. */
export function beginningOf(day: Day): MilestonePlace {
  return { day, personId: '00000000-0000-0000-0000-000000000000', what: '' };
}

export function writePlace({ day, personId, what }: MilestonePlace): string {
  return Buffer.from(JSON.stringify([day, personId, what])).toString('base64url');
}

/** The place that a cursor of ours names; null for anything else. */
export function readPlace(cursor: string): MilestonePlace | null {
  try {
    const [day, personId, what] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { day, personId, what };
  } catch {
    return null;
  }
}
