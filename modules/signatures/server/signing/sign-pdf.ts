import { createHash } from 'node:crypto';
import { oids } from '../asn1/object-identifiers.ts';
import { timeStampRequest } from '../cms/time-stamp.ts';
import { signedAttributes, signedData } from '../cms/written-signed-data.ts';
import type { Signer } from '../keys/signer.ts';
import { type PdfDict, type PdfValue, pdfArray, pdfDict, pdfName, pdfText } from '../pdf/pdf-value.ts';
import type { SignaturePlace } from '../pdf/signature-form.ts';
import {
  filledSignature,
  type PreparedSignature,
  preparedSignature,
  signedParts,
} from '../pdf/signature-placeholder.ts';
import { readCertificate } from '../x509/certificate.ts';

/** Asks a time-stamp authority: the request goes, the answer comes (RFC 3161 §2.4), DER both. */
export type AskForTime = (request: Uint8Array) => Promise<Uint8Array>;

/** Bytes kept for a signature with its chain, and for one with a time stamp besides. */
const rooms = { signature: 8_192, stamped: 16_384 } as const;

export interface SigningAct {
  /** When it is signed, by the clock of the house; stands in /M. */
  at: Date;
  place?: SignaturePlace;
  /** A reserved field to sign in; without it a new one. */
  field?: string;
  reason?: string;
  location?: string;
  /** With it the level is B-T. When the authority does not answer, the signing fails: whoever wants B-B asks for B-B. */
  askForTime?: AskForTime;
  /** What may still be done after the first signature (ISO 32000-2 §12.8.2.2): 1 nothing, 2 further signatures. */
  certify?: 1 | 2;
}

/**
 * Signs a PDF as PAdES baseline B-B or B-T (ETSI EN 319 142-1 §6): one more revision on top, no earlier byte touched.
 * Who signs next gets the result.
 * @throws PdfFault when the file cannot be read, DerFault when the time stamp cannot be
 */
export async function signedPdf(pdf: Uint8Array, signer: Signer, act: SigningAct): Promise<Buffer> {
  const room = act.askForTime ? rooms.stamped : rooms.signature;
  const prepared = preparedSignature(pdf, signatureDictionary(signer, act), room, act);
  const content = { type: oids.data, digest: digestOf(prepared) };
  const { askForTime } = act;
  const message = await signedData(signer, content, {
    attributes: signedAttributes(content, signer.chain[0]),
    stamp:
      askForTime && ((signature) => stampFor(createHash('sha256').update(signature).digest(), askForTime)),
  });
  return filledSignature(prepared, message);
}

/**
 * Puts a time stamp over the whole document (PAdES, ETSI EN 319 142-1 §5.4.3): with validation data below it, B-LTA.
 */
export async function stampedPdf(pdf: Uint8Array, askForTime: AskForTime): Promise<Buffer> {
  const dictionary = pdfDict({
    Type: pdfName('DocTimeStamp'),
    Filter: pdfName('Adobe.PPKLite'),
    SubFilter: pdfName('ETSI.RFC3161'),
  });
  const prepared = preparedSignature(pdf, dictionary, rooms.signature, {});
  return filledSignature(prepared, await stampFor(digestOf(prepared), askForTime));
}

async function stampFor(digest: Uint8Array, askForTime: AskForTime): Promise<Uint8Array> {
  const request = timeStampRequest(digest);
  return request.tokenIn(await askForTime(request.der));
}

/** SHA-256 of everything but the room of the signature. */
export function digestOf(prepared: PreparedSignature): Buffer {
  const hash = createHash('sha256');
  for (const part of signedParts(prepared)) hash.update(part);
  return hash.digest();
}

/** The signature dictionary (ISO 32000-2 §12.8.1 table 255; ETSI EN 319 142-1 §6.3). */
export function signatureDictionary(signer: Pick<Signer, 'chain'>, act: SigningAct): PdfDict {
  const name = readCertificate(signer.chain[0]).subjectNames.get(oids.commonName);
  return pdfDict({
    Type: pdfName('Sig'),
    Filter: pdfName('Adobe.PPKLite'),
    SubFilter: pdfName('ETSI.CAdES.detached'),
    M: pdfText(`D:${act.at.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`),
    ...(name && { Name: pdfText(name) }),
    ...(act.reason && { Reason: pdfText(act.reason) }),
    ...(act.location && { Location: pdfText(act.location) }),
    ...(act.certify && { Reference: certifyingReference(act.certify) }),
  });
}

const certifyingReference = (permissions: 1 | 2): PdfValue =>
  pdfArray([
    pdfDict({
      Type: pdfName('SigRef'),
      TransformMethod: pdfName('DocMDP'),
      TransformParams: pdfDict({
        Type: pdfName('TransformParams'),
        P: permissions,
        V: pdfName('1.2'),
      }),
    }),
  ]);
