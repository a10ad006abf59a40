import { z } from 'zod';
import { idOf } from '#core/contract/ids.ts';

export const DispositionId = idOf('Disposition');
export type DispositionId = z.output<typeof DispositionId>;
/** One desk: the row of one recipient of one disposition. */
export const RecipientId = idOf('Recipient');
export type RecipientId = z.output<typeof RecipientId>;
export const ReportId = idOf('Report');
export type ReportId = z.output<typeof ReportId>;

/** Where a recipient stands. Overdue is no state: it follows from the deadline. */
export const recipientStates = [
  'sent',
  'read',
  'in-progress',
  'forwarded',
  'reported',
  'done',
  'returned',
  'cancelled',
] as const;
export const RecipientState = z.enum(recipientStates);
export type RecipientState = z.output<typeof RecipientState>;

/** What can be done with one recipient; the first five by the recipient, the others by the giver. */
export const recipientActs = [
  'read',
  'start',
  'forward',
  'report',
  'return',
  'cancel',
  'accept',
  'send-back',
  'close',
] as const;
export type RecipientAct = (typeof recipientActs)[number];

/** The code of a standard instruction, `TINDAK_LANJUT`. */
export const InstructionCode = z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/);

/** How the giver acted through the post: its holder of some kind, or a secretary who acts for the holder. */
export const Capacity = z.enum(['definitive', 'plt', 'plh', 'pj', 'pjs', 'secretary']);
