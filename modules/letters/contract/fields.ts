import { z } from 'zod';
import { PostId } from '#core/contract/ids.ts';
import { distinct, EnteredDay, EnteredInstant, line, prose, TimeOfDay } from '#core/contract/schemas.ts';
import { EnteredChannel, LetterId, SecurityClass, Urgency } from './terms.ts';

const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

/** What a clerk enters about a letter. Only sender and subject are demanded: a poor scan never blocks registration. */
export const letterFields = {
  letterNumber: optional(line(120)),
  letterDate: optional(EnteredDay),
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
  eventDate: optional(EnteredDay),
  eventEndDate: optional(EnteredDay),
  eventStart: optional(TimeOfDay),
  eventEnd: optional(TimeOfDay),
  eventPlace: optional(line(500)),
  deadline: optional(EnteredDay),
  replyTo: optional(LetterId),
};

/** What a correction may change: what is not named stays as it is, null clears. */
export const correctionFields = {
  letterNumber: line(120).nullable().optional(),
  letterDate: EnteredDay.nullable().optional(),
  sender: line(300).optional(),
  signer: line(200).nullable().optional(),
  addressedTo: line(300).nullable().optional(),
  subject: line(1_000).optional(),
  summary: prose(4_000).nullable().optional(),
  letterType: z.string().max(40).optional(),
  classificationCode: z.string().max(40).nullable().optional(),
  securityClass: SecurityClass.optional(),
  urgency: Urgency.optional(),
  printedNature: line(60).nullable().optional(),
  attachmentCount: z.int().min(0).max(9_999).nullable().optional(),
  attachmentNote: line(200).nullable().optional(),
  eventDate: EnteredDay.nullable().optional(),
  eventEndDate: EnteredDay.nullable().optional(),
  eventStart: TimeOfDay.nullable().optional(),
  eventEnd: TimeOfDay.nullable().optional(),
  eventPlace: line(500).nullable().optional(),
  deadline: EnteredDay.nullable().optional(),
  replyTo: LetterId.nullable().optional(),
};

export const LetterFields = z.strictObject(letterFields);
export type LetterFields = z.output<typeof LetterFields>;

export const FieldName = z.enum(Object.keys(letterFields) as (keyof typeof letterFields)[]);
export type FieldName = z.output<typeof FieldName>;

/** What registration adds to the fields. */
export const registrationFields = {
  receivedAt: EnteredInstant.optional(),
  channel: EnteredChannel.optional(),
  /** The posts that the letter is passed to. */
  addressees: distinct(PostId, 1, 20),
  /** Posts that may read a letter of class T, R or SR besides its addressees and the registering post. */
  readers: distinct(PostId, 0, 50).default([]),
};
