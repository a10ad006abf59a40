import { z } from 'zod';
import { PostId } from '#core/contract/ids.ts';
import { Day, Instant, line, prose, TimeOfDay } from '#core/contract/schemas.ts';
import { Channel, LetterId, SecurityClass, Urgency } from './terms.ts';

const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

/** What a clerk enters about a letter. Only sender and subject are demanded: a poor scan never blocks registration. */
export const letterFields = {
  letterNumber: optional(line(120)),
  letterDate: optional(Day),
  sender: line(300),
  signer: optional(line(200)),
  addressedTo: optional(line(300)),
  subject: line(1_000),
  summary: optional(prose(4_000)),
  letterType: z.string().max(40).default('SDINAS'),
  classificationCode: optional(z.string().max(40)),
  securityClass: SecurityClass.default('B'),
  urgency: Urgency.default('biasa'),
  printedNature: optional(line(60)),
  attachmentCount: optional(z.int().min(0).max(9_999)),
  attachmentNote: optional(line(200)),
  eventDate: optional(Day),
  eventEndDate: optional(Day),
  eventStart: optional(TimeOfDay),
  eventEnd: optional(TimeOfDay),
  eventPlace: optional(line(500)),
  deadline: optional(Day),
  replyTo: optional(LetterId),
};

export const LetterFields = z.strictObject(letterFields);
export type LetterFields = z.output<typeof LetterFields>;

/** What registration adds to the fields. */
export const registrationFields = {
  receivedAt: Instant.optional(),
  channel: Channel.optional(),
  /** The posts that the letter is passed to. */
  addressees: z.array(PostId).min(1).max(20),
  /** Posts that may read a confidential letter besides its addressees and the registering post. */
  readers: z.array(PostId).max(50).default([]),
};
