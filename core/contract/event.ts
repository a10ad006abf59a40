import type { z } from 'zod';

/** A fact of the business, written in the transaction of the change. Its sentence is `events.<type>` in the locales. */
export interface EventDefinition<P extends z.ZodType = z.ZodType> {
  /** `noun.past-participle`: `letter.registered`. */
  readonly type: `${string}.${string}`;
  readonly version: number;
  readonly payload: P;
  /**
   * Nobody follows it: it is kept and logged, and no job hands it on. For what happens to thousands within minutes.
   */
  readonly unheard?: true;
}

/** Declares an event and the shape of its payload. */
export function event<P extends z.ZodType>(definition: EventDefinition<P>): EventDefinition<P> {
  return definition;
}
