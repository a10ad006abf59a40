import { z } from 'zod';
import { anyone, operation } from '#core/contract/operation.ts';
import { Day, Instant } from '#core/contract/schemas.ts';
import { Evidence } from '#modules/ledger/contract/ledger.ts';
import { Destruction } from '#modules/letters/contract/views.ts';

/** The largest file that is verified, in bytes. A letter has a hundredth of it. */
export const mostVerifiedBytes = 20 * 1_048_576;

/** As it is printed, or as people copy it: in groups, with O for 0 and I for 1, which no code has (Crockford's base 32). */
export const VerificationCode = z
  .string()
  .max(60)
  .transform((typed) =>
    typed
      .toUpperCase()
      .replace(/[\s.-]/g, '')
      .replace(/O/g, '0')
      .replace(/[IL]/g, '1'),
  )
  .pipe(z.string().regex(/^[0-9A-Z]{16,32}$/));

/**
 * What is said of a letter or a file in one word.
 *
 * | | |
 * |---|---|
 * | `genuine` | a letter of an agency here, as it was signed, in force |
 * | `withdrawn`, `replaced` | the same, but no longer in force |
 * | `destroyed` | the same; its agency destroyed what it kept of it when its retention was over |
 * | `unfinished` | a paper of an agency here that was signed in part and given up: it never was in force |
 * | `genuine-unproven` | the very bytes of the letter, whose signature cannot be believed (any more) |
 * | `extended` | the letter with further signatures or proofs behind it |
 * | `earlier` | a state of the letter before its last signature or proof |
 * | `another-letter` | a letter of an agency here, but not the one whose code was given |
 * | `foreign` | rightly signed by somebody who is believed, but no letter of an agency here |
 * | `borrowed-code` | the same, and it bears the code of a letter that it is not |
 * | `changed`, `broken`, `untrusted`, `unsigned` | verdicts on the file |
 * | `unreadable` | no PDF, or none that can be read without guessing |
 * | `unchecked` | the letter is known, its file could not be looked at just now |
 */
export const conclusions = [
  'genuine',
  'withdrawn',
  'replaced',
  'destroyed',
  'unfinished',
  'genuine-unproven',
  'extended',
  'earlier',
  'another-letter',
  'foreign',
  'borrowed-code',
  'changed',
  'broken',
  'untrusted',
  'unsigned',
  'unreadable',
  'unchecked',
] as const;
export const Conclusion = z.enum(conclusions);
export type Conclusion = z.output<typeof Conclusion>;

/** How a letter, or what was to become one, ended. */
export const letterEnds = ['withdrawn', 'replaced', 'unfinished'] as const;
export type LetterEnd = (typeof letterEnds)[number];

/** What everybody may know of a letter: what stands on its face. */
export const ShownLetter = z.object({
  code: z.string(),
  agency: z.string(),
  zone: z.string(),
  number: z.string(),
  letterDay: Day,
  /** "Surat Dinas". */
  kind: z.string(),
  /** Null where the letter is SR or R, or was destroyed. */
  subject: z.string().nullable(),
  secret: z.boolean(),
  /** Who signs, as printed: "a.n. BUPATI ARUNIKA", "SEKRETARIS DAERAH,". */
  signers: z.array(z.object({ lines: z.array(z.string()), name: z.string() })),
  signedAt: Instant,
  ended: z
    .object({
      how: z.enum(letterEnds),
      at: Instant,
      by: z.object({ number: z.string(), letterDay: Day, code: z.string() }).nullable(),
    })
    .nullable(),
  /** Its agency destroyed what it kept of it, when its retention was over, by the report of this number. */
  destroyed: Destruction.nullable(),
});
export type ShownLetter = z.output<typeof ShownLetter>;

/** One signature or time stamp of the file. Names are those of the certificate. */
export const ShownSignature = z.object({
  kind: z.enum(['signature', 'time-stamp']),
  name: z.string().nullable(),
  post: z.string().nullable(),
  agency: z.string().nullable(),
  /** As what the letter says that they sign: "a.n. BUPATI ARUNIKA SEKRETARIS DAERAH". */
  actingAs: z.string().nullable(),
  /** The authority that is believed; null where none is. */
  authority: z.string().nullable(),
  /** Made by a recognised provider (UU 1/2024 art. 13). */
  certified: z.boolean(),
  /** What the clock of the signer said. */
  statedAt: Instant.nullable(),
  /** What a time-stamp authority vouches for. */
  provenAt: Instant.nullable(),
  level: z.enum(['none', 'B-B', 'B-T', 'B-LT', 'B-LTA']),
  faults: z.array(z.string()),
  distrust: z.array(z.string()),
});
export type ShownSignature = z.output<typeof ShownSignature>;

export const VerificationView = z.object({
  conclusion: Conclusion,
  /** The letter that the code or the file belongs to; null where it is none of ours. */
  letter: ShownLetter.nullable(),
  /** The verdict on the file alone; null where it was not looked at. */
  verdict: z.enum(['valid', 'changed', 'broken', 'untrusted', 'unsigned']).nullable(),
  unreadable: z.string().nullable(),
  signatures: z.array(ShownSignature),
  /** What is another after a signature than it was in it; pages count from 1. */
  changes: z.array(z.object({ what: z.string(), page: z.int().nullable() })),
  /** SHA-256 in hexadecimal, to compare without us: of the letter as it is kept, of the file that was sent. */
  digests: z.object({ kept: z.string().nullable(), file: z.string().nullable() }),
  /** What proves it offline; null where no published record of the log names it (yet). */
  evidence: Evidence.nullable(),
});
export type VerificationView = z.output<typeof VerificationView>;

/** Verification by anybody: by the code on the paper, by the file. */
export const verification = {
  byCode: operation({
    id: 'outgoing.verify-code',
    method: 'GET',
    path: '/api/verification/:code',
    summary:
      'The facts of a signed letter for whoever holds its code, and whether its file is as it was signed.',
    access: anyone,
    input: z.strictObject({ code: VerificationCode }),
    output: VerificationView,
    errors: ['core.too-many-requests', 'core.busy'],
  }),
  byFile: operation({
    id: 'outgoing.verify-file',
    method: 'POST',
    path: '/api/verification',
    summary:
      'Who signed a PDF, what was changed since, and whether it is a letter of an agency here, or that of the code. Nothing of it is kept.',
    access: anyone,
    upload: true,
    input: z.strictObject({ code: VerificationCode.optional() }),
    output: VerificationView,
    errors: ['core.payload-too-large', 'core.too-many-requests', 'core.busy', 'signatures.file-too-heavy'],
  }),
};
