import { z } from 'zod';
import { destructionOf } from '#modules/letters/server/letters.api.ts';
import type { Change, SignatureReport, Verification } from '#modules/signatures/server/signatures.api.ts';
import type {
  Conclusion,
  ShownLetter,
  ShownSignature,
  VerificationView,
} from '../../contract/verification.ts';
import type { ShownLetterRow } from './shown-letters.queries.ts';

const Blocks = z.array(z.object({ lines: z.array(z.string()), name: z.string() })).catch([]);

export function presentLetter(row: ShownLetterRow): ShownLetter {
  return {
    code: row.code,
    agency: row.agency_name,
    zone: row.zone,
    number: row.number,
    letterDay: row.letter_day,
    kind: row.kind_name,
    subject: row.subject,
    secret: row.secret,
    signers: Blocks.parse(row.blocks),
    signedAt: row.signed_at.toISOString(),
    ended: row.ended_how && {
      how: row.ended_how,
      at: row.ended_at!.toISOString(),
      by:
        row.ended_code === null
          ? null
          : { number: row.ended_number!, letterDay: row.ended_day!, code: row.ended_code },
    },
    destroyed: destructionOf(row),
  };
}

export function presentVerification(
  conclusion: Conclusion,
  letter: ShownLetter | null,
  verification: Verification | null,
  digests: { kept?: Buffer | undefined; file?: Buffer | undefined },
  evidence: VerificationView['evidence'] = null,
): VerificationView {
  return {
    conclusion,
    letter,
    verdict: verification?.verdict ?? null,
    unreadable: verification?.unreadable ?? null,
    signatures: (verification?.signatures ?? []).map((report) => presentSignature(report, letter)),
    changes: presentChanges(verification?.changes ?? []),
    digests: {
      kept: digests.kept?.toString('hex') ?? null,
      file: digests.file?.toString('hex') ?? null,
    },
    evidence,
  };
}

const lastPage = Number.MAX_SAFE_INTEGER;

/** What is seen on pages first, each thing once. */
function presentChanges(changes: readonly Change[]): VerificationView['changes'] {
  const each = new Map(changes.map((one) => [`${one.what} ${one.page}`, one]));
  return [...each.values()]
    .map(({ what, page }) => ({ what, page: page ?? null }))
    .sort((a, b) => (a.page ?? lastPage) - (b.page ?? lastPage));
}

function presentSignature(report: SignatureReport, letter: ShownLetter | null): ShownSignature {
  const { signer } = report;
  const block = letter?.signers.find(({ name }) => name === signer.name);
  return {
    kind: report.kind,
    name: signer.name ?? null,
    post: signer.post ?? null,
    agency: signer.agency ?? null,
    actingAs: block ? block.lines.join(' ').replace(/,$/, '') : null,
    authority: signer.authority ?? null,
    certified: signer.certified,
    statedAt: report.statedAt?.toISOString() ?? null,
    provenAt: report.provenAt?.toISOString() ?? null,
    level: report.level,
    faults: report.faults,
    distrust: report.distrust,
  };
}
