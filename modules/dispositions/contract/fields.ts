import { z } from 'zod';
import { PostId } from '#core/contract/ids.ts';
import { EnteredDay, prose } from '#core/contract/schemas.ts';
import { Urgency } from '#modules/letters/contract/terms.ts';
import { InstructionCode } from './terms.ts';

/** What a disposition says, whether it is given first or forwarded. Instructions or a note must be there. */
export const givingFields = {
  recipients: z.array(PostId).min(1).max(50),
  instructions: z.array(InstructionCode).max(20).default([]),
  note: prose(4_000).default(''),
  deadline: EnteredDay.nullish(),
  /** The urgency of what is forwarded, or of the letter, when absent. */
  urgency: Urgency.optional(),
  secret: z.boolean().default(false),
};

export const GivingFields = z.strictObject(givingFields);
export type GivingFields = z.output<typeof GivingFields>;
