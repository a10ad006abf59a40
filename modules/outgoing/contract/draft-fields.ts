import { z } from 'zod';
import { AgencyId, FileId, PostId } from '#core/contract/ids.ts';
import { distinct, line } from '#core/contract/schemas.ts';
import { SecurityClass, Urgency } from '#modules/letters/contract/terms.ts';
import { LetterText } from './letter-text.ts';

/** The distribution list that hides who is on it: on paper, and to the other recipients, its name stands for them. */
const hidden = { behind: line(300).optional() };
/** How the name of a recipient is printed; the post or agency's own name where nothing is said. */
const printed = { name: line(300).nullable().default(null), ...hidden };

/** Whom a letter goes to: a post here, an agency of this installation, a mail address, or on paper. */
export const Recipient = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('post'), postId: PostId, ...printed }),
  z.strictObject({ channel: z.literal('agency'), agencyId: AgencyId, ...printed }),
  z.strictObject({ channel: z.literal('mail'), address: z.email().max(254), name: line(300), ...hidden }),
  z.strictObject({ channel: z.literal('paper'), name: line(300), ...hidden }),
]);
export type Recipient = z.output<typeof Recipient>;

/** A recipient as a reader is told of it; the address of a mail only who takes part or sends the letter on. */
export const ShownRecipient = z.union([
  Recipient,
  z.strictObject({ channel: z.literal('mail'), address: z.null(), name: line(300), ...hidden }),
]);
export type ShownRecipient = z.output<typeof ShownRecipient>;

/** Who signs, in order; `forPostId` where it is done in the name of a post above (a.n., u.b.). */
export const Signer = z.strictObject({ postId: PostId, forPostId: PostId.nullable().default(null) });
export type Signer = z.output<typeof Signer>;

const subject = line(1_000);
const Attachments = z.strictObject({ count: z.int().min(0).max(999), unit: line(40) });

/** Everything of a letter that stands round its text. */
export const DraftFacts = z.strictObject({
  subject,
  classificationCode: line(40).nullable(),
  securityClass: SecurityClass,
  urgency: Urgency,
  signers: z.array(Signer).max(10),
  recipients: z.array(Recipient).max(300),
  /** "di Tempat"; null where no place is printed. */
  recipientsPlace: line(120).nullable(),
  copies: z.array(Recipient).max(60),
  /** What the line "Lampiran" says. */
  attachments: Attachments,
  fileIds: z.array(FileId).max(20),
  /** Sent at once when the last signature stands on it. */
  sendWhenSigned: z.boolean(),
});
export type DraftFacts = z.output<typeof DraftFacts>;

/** The facts as a reader is told of them. */
export const ShownFacts = DraftFacts.extend({
  recipients: z.array(ShownRecipient).max(300),
  copies: z.array(ShownRecipient).max(60),
});
export type ShownFacts = z.output<typeof ShownFacts>;

/** Each may be changed alone. */
export const draftFields = { ...DraftFacts.partial().shape, fileIds: distinct(FileId, 0, 20).optional() };
/** What a new letter begins with; the rest comes from its kind and from what it answers. */
export const firstFields = { ...draftFields, subject: subject.optional() };

/** A step of the way as it is sent: its place, its form and its post. */
export const WayStep = z.strictObject({
  kind: z.enum(['hierarchical', 'coordination', 'signature']),
  position: z.int().min(1).max(30),
  postId: PostId,
});
export type WayStep = z.output<typeof WayStep>;

/** A version as it is kept: the text with what stood round it. */
export const DraftText = z.object({ facts: DraftFacts, text: LetterText });
export type DraftText = z.output<typeof DraftText>;

/** A version as a reader is told of it. */
export const ShownText = DraftText.extend({ facts: ShownFacts });
export type ShownText = z.output<typeof ShownText>;
