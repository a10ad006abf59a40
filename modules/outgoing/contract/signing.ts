import { z } from 'zod';
import { PostId } from '#core/contract/ids.ts';
import { operation, signedIn } from '#core/contract/operation.ts';
import { FindsInDocument, WordsOfPage } from '#core/contract/paged-document.ts';
import { Day, distinct, Instant, words } from '#core/contract/schemas.ts';
import { Evidence } from '#modules/ledger/contract/ledger.ts';
import { signerStates } from '#modules/signatures/contract/terms.ts';
import { DraftView } from './draft-views.ts';
import { DraftId, SigningId } from './terms.ts';

const draft = { draftId: DraftId };
const signing = { signingId: SigningId };
const PaperPage = z.coerce.number().int().min(1).max(500);

/** One answer to "may this post sign it, as what, and why?". */
export const AuthorityView = z.object({
  granted: z.boolean(),
  /** Why not; null where it is granted. */
  code: z.string().nullable(),
  capacity: z.enum(['own', 'an', 'ub']).nullable(),
  /** The block as it would be printed now. */
  block: z.object({ lines: z.array(z.string()), name: z.string(), details: z.array(z.string()) }).nullable(),
  /** The facts that decided, each a sentence in the reader's language. */
  why: z.array(z.string()),
});
export type AuthorityView = z.output<typeof AuthorityView>;

/** A letter of an act of signing: what exactly is signed, and what became of it. */
export const SigningItem = z.object({
  draftId: DraftId,
  subject: z.string(),
  number: z.string().nullable(),
  letterDay: Day.nullable(),
  pages: z.int().nullable(),
  /** SHA-256 of the paper that is shown and signed, in hexadecimal. */
  digest: z.string().nullable(),
  state: z.enum(['ready', 'refused', 'signing', 'signed', 'failed']),
  /** Why it was refused or failed. */
  code: z.string().nullable(),
  /** True where the signature that was made is the last one that the letter needed. */
  complete: z.boolean(),
});
export type SigningItem = z.output<typeof SigningItem>;

/** The intent of one person to sign these papers: bound to person, post, digests and minutes. */
export const SigningView = z.object({
  id: SigningId,
  postId: PostId,
  postName: z.string(),
  expiresAt: Instant,
  state: z.enum(['prepared', 'running', 'done', 'expired']),
  items: z.array(SigningItem),
  /** Who makes the signature, and whether it is certified (UU 1/2024 art. 13). */
  provider: z.object({
    name: z.string(),
    certified: z.boolean(),
    /** Of the signer's certificate, when the act was prepared; only `ready` signs, and perhaps `unknown`. */
    state: z.enum(signerStates),
    notAfter: Instant.nullable(),
    /** What is typed to sign: a passphrase, the PIN of a token, or a passphrase or a code of the moment. */
    secret: z.enum(['passphrase', 'pin', 'either']),
  }),
});
export type SigningView = z.output<typeof SigningView>;

export const mostSigned = 200;

/** Signing: authority, the papers as they will be signed, and the act. */
export const signatures = {
  authority: operation({
    id: 'outgoing.show-authority',
    method: 'GET',
    path: '/api/outgoing/drafts/:draftId/authority',
    summary: 'Whether each signer of the letter may sign it now, as what, and why.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(draft),
    output: z.array(AuthorityView.extend({ postId: PostId })),
  }),
  prepare: operation({
    id: 'outgoing.prepare-signing',
    method: 'POST',
    path: '/api/outgoing/signings',
    summary: `Number and print up to ${mostSigned} letters that wait for the signature of a post; what is shown next is what will be signed.`,
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ postId: PostId, draftIds: distinct(DraftId, 1, mostSigned) }),
    output: SigningView,
  }),
  show: operation({
    id: 'outgoing.show-signing',
    method: 'GET',
    path: '/api/outgoing/signings/:signingId',
    summary: 'An act of signing: its papers and what became of each.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(signing),
    output: SigningView,
  }),
  paper: operation({
    id: 'outgoing.fetch-paper',
    method: 'GET',
    path: '/api/outgoing/drafts/:draftId/paper.pdf',
    summary: 'The paper as it was printed for signing, or signed.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(draft),
    output: z.unknown(),
    // A PDF that is there already: nothing is made.
    produces: 'application/octet-stream',
  }),
  paperPage: operation({
    id: 'outgoing.show-paper-page',
    method: 'GET',
    path: '/api/outgoing/drafts/:draftId/paper/:page',
    summary: 'A page of that paper as a picture.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...draft, page: PaperPage }),
    output: z.unknown(),
    produces: 'image/png',
  }),
  paperWords: operation({
    id: 'outgoing.read-paper-page',
    method: 'GET',
    path: '/api/outgoing/drafts/:draftId/paper/:page/words',
    summary: 'The words of a page of that paper in reading order with their places on it.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...draft, page: PaperPage }),
    output: WordsOfPage,
  }),
  findInPaper: operation({
    id: 'outgoing.find-in-paper',
    method: 'GET',
    path: '/api/outgoing/drafts/:draftId/paper-finds',
    summary: 'Where words stand on that paper, over all its pages, with their places.',
    access: signedIn,
    stepUp: 'confidential',
    costs: 'search',
    input: z.strictObject({ ...draft, q: words(200) }),
    output: FindsInDocument,
  }),
  evidence: operation({
    id: 'outgoing.show-evidence',
    method: 'GET',
    path: '/api/outgoing/drafts/:draftId/evidence',
    summary:
      'By which its file is proven offline, in its newest edition, and whether the log tells of it already.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(draft),
    output: Evidence.extend({ proven: z.boolean() }),
  }),
  retryTimeStamp: operation({
    id: 'outgoing.retry-time-stamp',
    method: 'POST',
    path: '/api/outgoing/drafts/:draftId/time-stamp',
    summary:
      'Have a time stamp that was given up asked for again, by who signed the letter or chooses how the agency signs.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(draft),
    output: DraftView,
    errors: ['outgoing.stamp-not-given-up', 'outgoing.stamp-of-no-use', 'outgoing.stamp-not-wished'],
  }),
  sign: operation({
    id: 'outgoing.sign',
    method: 'POST',
    path: '/api/outgoing/signings/:signingId/signature',
    summary:
      'Sign the papers of the intent, all or each with its reason; the secret is used for this act and kept nowhere.',
    access: signedIn,
    stepUp: true,
    // The intent is used once and remembers the key itself: nothing of the secret is kept, not even a fingerprint.
    keepsKey: true,
    input: z.strictObject({
      ...signing,
      /** The PIN of a token is sent as a passphrase. */
      secret: z.union([
        z.strictObject({ passphrase: z.string().min(1).max(200) }),
        z.strictObject({ totp: z.string().min(4).max(12) }),
      ]),
    }),
    output: SigningView,
    errors: [
      'outgoing.signing-expired',
      'outgoing.signing-used',
      'outgoing.signing-provider-changed',
      'outgoing.not-now',
      'signatures.post-not-held',
      'signatures.no-certificate',
      'signatures.certificate-expired',
      'signatures.not-ready-at-provider',
      'signatures.secret-missing',
      'signatures.wrong-secret',
      'signatures.too-many-tries',
      'signatures.no-tokens',
      'signatures.token-fault',
      'signatures.provider-unreachable',
      'signatures.provider-refused',
      'signatures.provider-odd',
    ],
  }),
};
