import type { z } from 'zod';
import type { EventDefinition } from '#core/contract/event.ts';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { NotificationKind, SubjectKind } from '../../contract/terms.ts';

/** A post whose people are to be told, or a person of what concerns themselves, and what opens for them. */
export interface Target {
  post: PostId | null;
  person?: PersonId;
  subjectKind: SubjectKind;
  subjectId: string;
}

/** What a telling reads of an event. */
interface Happened<P> {
  subjectId: string;
  matterId: string;
  payload: P;
}

/** Whom an event is told. */
export interface Telling {
  event: EventDefinition;
  /** Null: nobody is notified, but what is on their screens is read again. */
  kind: NotificationKind | null;
  /** The posts that the event names, or the addressees of its letter, whom only the letters module knows. */
  to: (event: Happened<never>) => readonly Target[] | 'addressees';
  /** Fields of the payload that the sentence needs and that hold no word of a person. */
  keeps: readonly string[];
  /** Who did it is told as well. */
  evenDoer?: true;
}

/** A telling whose reading of the event is checked against the payload. */
export function telling<P extends z.ZodType>(
  event: EventDefinition<P>,
  kind: NotificationKind | null,
  to: (event: Happened<z.output<P>>) => readonly Target[] | 'addressees',
  keeps: readonly (keyof z.output<P> & string)[] = [],
): Telling {
  return { event, kind, to: to as Telling['to'], keeps };
}
