import { z } from 'zod';
import { FileId, PostId } from '#core/contract/ids.ts';
import { operation, signedIn } from '#core/contract/operation.ts';
import { distinct, Instant, line } from '#core/contract/schemas.ts';
import { DocumentId, LetterId, LinkKind } from './terms.ts';
import { DocumentView, LetterRow, LetterView } from './views.ts';

const letter = { letterId: LetterId };

/** A letter that belongs to another one, seen from either side. */
export const LetterLink = z.object({
  kind: LinkKind,
  /** `earlier`: what the letter replies to, cancels and so on; `later`: what does that with the letter. */
  side: z.enum(['earlier', 'later']),
  letter: LetterRow,
  /** Null where the link was entered with the registration (`replyTo`), and is corrected there. */
  linkedAt: Instant.nullable(),
});
export type LetterLink = z.output<typeof LetterLink>;

/** What may still be done with a letter after its registration. */
export const letterChanges = {
  addAddressees: operation({
    id: 'letters.add-addressees',
    method: 'POST',
    path: '/api/letters/:letterId/addressees',
    summary:
      'Pass a registered letter to further posts (tambah tujuan); those that have it already are left as they are.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...letter, postIds: distinct(PostId, 1, 20) }),
    output: LetterView,
    errors: ['letters.already-settled', 'letters.post-not-in-force', 'letters.too-many-addressees'],
  }),
  withdrawAddressee: operation({
    id: 'letters.withdraw-addressee',
    method: 'POST',
    path: '/api/letters/:letterId/addressees/:postId/withdrawal',
    summary:
      'Take a letter back from a post that it was passed to by mistake, before that post has disposed it.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...letter, postId: PostId, reason: line(500) }),
    output: LetterView,
    errors: ['letters.already-settled', 'letters.already-answered', 'letters.last-addressee'],
  }),
  addDocuments: operation({
    id: 'letters.add-documents',
    method: 'POST',
    path: '/api/letters/:letterId/documents',
    summary:
      'Add uploaded files to a registered letter: late attachments, or the scan of a paper that was registered first.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...letter, fileIds: distinct(FileId, 1, 20) }),
    output: LetterView,
    errors: ['letters.already-settled', 'letters.too-many-documents'],
  }),
  returnMail: operation({
    id: 'letters.return-mail',
    method: 'POST',
    path: '/api/letters/:letterId/mail-return',
    summary:
      'Put the files of a cancelled registration back among the mail that waits, to be registered again.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(letter),
    output: LetterView,
    errors: ['letters.not-cancelled', 'letters.no-mail', 'core.step-up-required'],
  }),
  readAgain: operation({
    id: 'letters.read-again',
    method: 'POST',
    path: '/api/letters/documents/:documentId/reading',
    summary: 'Read a document again: its pages, its text and what it proposes are made anew.',
    access: signedIn,
    stepUp: 'confidential',
    costs: 'upload',
    input: z.strictObject({ documentId: DocumentId }),
    output: DocumentView,
  }),
  links: operation({
    id: 'letters.links',
    method: 'GET',
    path: '/api/letters/:letterId/links',
    summary: 'Letters that belong to this one, before and after it, as far as the reader may see them.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(letter),
    output: z.object({ items: z.array(LetterLink) }),
  }),
  link: operation({
    id: 'letters.link',
    method: 'POST',
    path: '/api/letters/:letterId/links',
    summary:
      'Link a letter to an earlier one: it replies, follows up, completes, amends, cancels or refers to it.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...letter, earlierId: LetterId, kind: LinkKind }),
    output: z.object({ items: z.array(LetterLink) }),
    errors: ['letters.already-linked', 'letters.linked-to-itself', 'letters.too-many-links'],
  }),
  unlink: operation({
    id: 'letters.unlink',
    method: 'POST',
    path: '/api/letters/:letterId/links/:earlierId/removal',
    summary: 'Take a link to an earlier letter back.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...letter, earlierId: LetterId, kind: LinkKind }),
    output: z.object({ items: z.array(LetterLink) }),
  }),
};
