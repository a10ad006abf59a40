import { z } from 'zod';
import { EnteredDay, line, prose, TimeOfDay } from '#core/contract/schemas.ts';
import { Content } from './content.ts';

/** The parts that a letter is written in; which of them a kind has is said by its layout. */
export const partNames = [
  'opening',
  'body',
  'closing',
  'considering',
  'recalling',
  'regarding',
  'basis',
  'establishes',
  'tasks',
  'agenda',
  'discussion',
  'decisions',
] as const;
export const PartName = z.enum(partNames);
export type PartName = z.output<typeof PartName>;

/** What an invitation calls to: hari/tanggal, pukul, tempat, acara. */
export const LetterEvent = z.strictObject({
  from: EnteredDay,
  to: EnteredDay.nullable().default(null),
  startsAt: TimeOfDay,
  /** Null: until it is over ("s.d. selesai"). */
  endsAt: TimeOfDay.nullable().default(null),
  place: line(300),
  onlineAddress: line(300).nullable().default(null),
  matter: line(500),
  note: line(500).nullable().default(null),
});
export type LetterEvent = z.output<typeof LetterEvent>;

/** Somebody whom a letter names: who is sent, who is certified, who agrees. */
export const NamedPerson = z.strictObject({
  name: line(200),
  rank: line(120).nullable().default(null),
  employeeNumber: line(60).nullable().default(null),
  post: line(300).nullable().default(null),
  address: line(300).nullable().default(null),
});
export type NamedPerson = z.output<typeof NamedPerson>;

/** What a letter of any kind may hold; its layout says which of it must be there. */
export const LetterText = z.strictObject({
  parts: z.partialRecord(PartName, Content),
  /** "TENTANG …" of a decree, a circular, an announcement. */
  about: prose(1_000).nullable().default(null),
  event: LetterEvent.nullable().default(null),
  people: z.array(NamedPerson).max(500).default([]),
  witnesses: z.array(NamedPerson).max(6).default([]),
  /** What a cover letter hands over. */
  items: z
    .array(
      z.strictObject({ what: prose(1_000), amount: line(120), note: prose(500).nullable().default(null) }),
    )
    .max(300)
    .default([]),
  /** A meeting as its minutes tell it. */
  meeting: z
    .strictObject({ chair: line(200), minuteTaker: line(200), present: z.array(line(300)).max(500) })
    .nullable()
    .default(null),
  followUps: z
    .array(z.strictObject({ what: prose(1_000), who: line(300), due: EnteredDay.nullable().default(null) }))
    .max(200)
    .default([]),
  annexes: z
    .array(z.strictObject({ title: line(300), text: Content }))
    .max(20)
    .default([]),
});
export type LetterText = z.output<typeof LetterText>;
