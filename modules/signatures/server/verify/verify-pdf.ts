import { DerFault } from '../asn1/der.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { catalogOf, dictIn, entryOf, itemsIn, type PdfFile, resolved } from '../pdf/pdf-file.ts';
import { asKind, nameOf, PdfFault } from '../pdf/pdf-value.ts';
import { validationDataOf } from '../pdf/validation-data.ts';
import { readCertificate } from '../x509/certificate.ts';
import { readRevocationList } from '../x509/revocation-list.ts';
import { readStatusAnswer } from '../x509/status-answer.ts';
import { changesBetween } from './compare-revisions.ts';
import { endWithLine, type Revision, revisionsOf } from './revisions.ts';
import { type SignatureField, signatureFields } from './signature-fields.ts';
import { signaturePlace } from './signature-place.ts';
import type { Trust, TrustBasis } from './trust.ts';
import type { Change, SignatureReport, Verdict, Verification, VerificationTerms } from './verification.ts';
import { type ProvenTime, verifyDocumentStamp, verifySignature } from './verify-signature.ts';

/**
 * Says of a file who signed it, whether it is what they signed, and what was changed since. Never throws for what a
 * file holds: what cannot be read and bears traces of a signature is `broken`, everything else `unsigned`.
 */
export function verifyPdf(bytes: Uint8Array, terms: VerificationTerms): Verification {
  try {
    return verified(bytes, terms);
  } catch (error) {
    if (!(error instanceof PdfFault) && !(error instanceof DerFault)) throw error;
    const unreadable = error instanceof PdfFault ? error.code : 'certificate';
    const verdict = Buffer.from(bytes).includes('/ByteRange') ? 'broken' : 'unsigned';
    return { verdict, signatures: [], changes: [], revisions: [], unreadable };
  }
}

/**
 * The chains of everybody who signed or stamped the file: what is still missing to prove them stands there.
 * @throws PdfFault, DerFault
 */
export function chainsIn(bytes: Uint8Array, terms: VerificationTerms): Trust[] {
  const chains: Trust[] = [];
  const revisions = revisionsOf(openPdf(bytes));
  const basis = basisOf(revisions.at(-1)!.file, terms);
  reports(bytes, revisions, { ...basis, seen: (trust) => chains.push(trust) }, terms.now);
  return chains;
}

function verified(bytes: Uint8Array, terms: VerificationTerms): Verification {
  const newest = openPdf(bytes);
  const revisions = revisionsOf(newest);
  const last = revisions.at(-1)!;
  const basis = basisOf(last.file, terms);
  const signatures = reports(bytes, revisions, basis, terms.now);
  const signed = signatures.filter(({ kind }) => kind === 'signature');
  const first = signed.reduce((least, { revision }) => Math.min(least, revision ?? least), revisions.length);
  const changes = changesSince(first, revisions, terms.laterAppearances ?? 'reserved');
  if (signed.length > 0 && endWithLine(bytes, last.end) < bytes.length)
    changes.push({ what: 'trailing-bytes', revision: revisions.length });
  changes.push(...notPermitted(last.file, signatures));
  return {
    verdict: verdictOf(signatures, changes),
    signatures,
    changes,
    revisions: revisions.map(({ end }) => ({ end })),
  };
}

/** Authorities, and what the store of the newest revision holds; what of it cannot be read is left out. */
function basisOf(file: PdfFile, terms: VerificationTerms): TrustBasis {
  const data = validationDataOf(file);
  return {
    anchors: terms.anchors.map(({ certificate, certified }) => ({
      certificate: readCertificate(certificate),
      certified,
    })),
    pool: readable(data.certificates, readCertificate),
    revocation: {
      lists: readable(data.lists, readRevocationList),
      answers: readable(data.answers, readStatusAnswer),
    },
    current: { lists: readable(terms.lists ?? [], readRevocationList), answers: [] },
  };
}

const mostInStore = 200;

function readable<T>(items: readonly Uint8Array[], read: (bytes: Uint8Array) => T): T[] {
  return items.slice(0, mostInStore).flatMap((item) => {
    try {
      return [read(item)];
    } catch (error) {
      if (error instanceof DerFault) return [];
      throw error;
    }
  });
}

/** Time stamps over the document first: they prove the time for the signatures below them. */
function reports(
  bytes: Uint8Array,
  revisions: readonly Revision[],
  basis: TrustBasis,
  now: Date,
): SignatureReport[] {
  const fields = everySignature(revisions);
  const isStamp = ({ signature }: SignatureField) =>
    nameOf(signature.entries.get('Type')) === 'DocTimeStamp' ||
    nameOf(signature.entries.get('SubFilter')) === 'ETSI.RFC3161';
  const placed = fields.map((field) => ({ field, place: signaturePlace(bytes, revisions, field.signature) }));
  const coversStore = (revision = -1) => {
    const file = revisions[revision]?.file;
    return !!file && catalogOf(file).entries.has('DSS');
  };
  const times: ProvenTime[] = [];
  const stamps = placed
    .filter(({ field }) => isStamp(field))
    .map(({ field, place }) => {
      const { report, time } = verifyDocumentStamp(field, place, basis, now, coversStore(place.revision));
      if (time) times.push(time);
      return report;
    });
  const signatures = placed
    .filter(({ field }) => !isStamp(field))
    .map(({ field, place }) => verifySignature(field, place, basis, times, now));
  return [...signatures, ...stamps].sort((a, b) => (a.revision ?? -1) - (b.revision ?? -1));
}

/** Signatures of all revisions, each once: one that a later revision took away is told of too. */
function everySignature(revisions: readonly Revision[]): SignatureField[] {
  const found = new Map<string, SignatureField>();
  for (const { file } of revisions.toReversed())
    for (const field of signatureFields(file)) {
      const place = asKind(field.signature.entries.get('Contents'), 'string')?.at?.start;
      const key = place === undefined ? `named ${field.name}` : `at ${place}`;
      if (!found.has(key)) found.set(key, field);
    }
  return [...found.values()];
}

function changesSince(
  first: number,
  revisions: readonly Revision[],
  laterAppearances: 'reserved' | 'anywhere',
): Change[] {
  return revisions
    .slice(first + 1)
    .flatMap((after, index) =>
      changesBetween(revisions[first + index]!, after, first + 1 + index, laterAppearances),
    );
}

/** A certifying signature that permits nothing (DocMDP, ISO 32000-2 §12.8.2.2) forbids further signatures too. */
function notPermitted(file: PdfFile, signatures: readonly SignatureReport[]): Change[] {
  const certifying = dictIn(file, dictIn(file, catalogOf(file), 'Perms'), 'DocMDP');
  const permissions = itemsIn(file, certifying, 'Reference').flatMap((item) => {
    const reference = asKind(resolved(file, item), 'dict');
    const isDocument = nameOf(entryOf(file, reference, 'TransformMethod')) === 'DocMDP';
    const level = entryOf(file, dictIn(file, reference, 'TransformParams'), 'P');
    return isDocument ? [typeof level === 'number' ? level : 2] : [];
  });
  if (!permissions.includes(1)) return [];
  const [, ...later] = signatures.filter(({ kind }) => kind === 'signature');
  return later.map(({ revision }) => ({ what: 'not-permitted', revision: revision ?? 0 }));
}

function verdictOf(signatures: readonly SignatureReport[], changes: readonly Change[]): Verdict {
  const signed = signatures.filter(({ kind }) => kind === 'signature');
  if (signed.length === 0) return 'unsigned';
  if (signatures.some(({ faults }) => faults.length > 0)) return 'broken';
  if (changes.length > 0) return 'changed';
  return signatures.some(({ distrust }) => distrust.length > 0) ? 'untrusted' : 'valid';
}
