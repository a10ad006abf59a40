import { expect } from 'vitest';
import { oids } from '../server/asn1/object-identifiers.ts';
import { withoutRoom } from '../server/cms/check-signed-data.ts';
import { readSignedData } from '../server/cms/read-signed-data.ts';
import { openPdf } from '../server/pdf/open-pdf.ts';
import { asKind } from '../server/pdf/pdf-value.ts';
import { signatureFields } from '../server/verify/signature-fields.ts';
import { count, inFolder, pem, said } from './independent-tools.ts';

/** Each signature with the bytes that it signs. */
const parts = (pdf: Buffer) =>
  signatureFields(openPdf(pdf)).map(({ signature }) => {
    const [, first, second, length] = asKind(signature.entries.get('ByteRange'), 'array')!.items as number[];
    const message = withoutRoom(asKind(signature.entries.get('Contents'), 'string')!.bytes)!;
    const content = Buffer.concat([pdf.subarray(0, first), pdf.subarray(second, second! + length!)]);
    return { message, content };
  });

export interface SignedAs {
  root: Uint8Array;
  level: string;
  signers: number;
  at: Date;
}

/** A signed letter is accepted by pdfsig, qpdf, mutool and openssl; what they say is read, exit codes prove nothing. */
export function expectAccepted(pdf: Buffer, { root, level, signers, at }: SignedAs): void {
  inFolder({ 'letter.pdf': pdf }, (folder) => {
    const poppler = said(folder, 'pdfsig', '-nocert', 'letter.pdf');
    expect(count(poppler, /Signature is Valid\./g), poppler).toBe(signers);
    expect(count(poppler, /Signature Type: ETSI\.CAdES\.detached/g)).toBe(signers);
    expect(poppler.includes('Total document signed')).toBe(level !== 'B-LT');
    const qpdf = said(folder, 'qpdf', '--check', 'letter.pdf');
    expect(qpdf).toContain('No syntax or stream encoding errors found');
    expect(qpdf).not.toMatch(/WARNING|ERROR/);
    const mupdf = said(folder, 'mutool', 'sign', '-v', 'letter.pdf');
    expect(count(mupdf, /Distinguished name/g), mupdf).toBe(signers);
    expect(mupdf).not.toMatch(/Digest error|invalid/i);
    if (level === 'B-B') expect(mupdf).toContain('The document is unchanged since signing.');
  });
  for (const part of parts(pdf).slice(0, signers)) expectMessageAccepted(part, root, at);
}

/** The time stamp over the whole document, the last of its signatures, is accepted by openssl for these very bytes. */
export function expectStampAccepted(pdf: Buffer, { root, at }: Pick<SignedAs, 'root' | 'at'>): void {
  const { message, content } = parts(pdf).at(-1)!;
  inFolder({ 'token.der': message, content, 'root.pem': pem(root) }, (folder) => {
    const stamp = ['-in', 'token.der', '-token_in', '-data', 'content'];
    const trust = ['-CAfile', 'root.pem', '-attime', String(Math.floor(at.getTime() / 1_000) + 60)];
    expect(said(folder, 'openssl', 'ts', '-verify', ...stamp, ...trust)).toContain('Verification: OK');
  });
}

function expectMessageAccepted(
  { message, content }: { message: Uint8Array; content: Buffer },
  root: Uint8Array,
  at: Date,
): void {
  const [info] = readSignedData(message).signers;
  expect(info!.attributes.has(oids.signingCertificateV2)).toBe(true);
  expect(info!.attributes.has(oids.signingTime)).toBe(false);
  const token = info!.unsigned.get(oids.signatureTimeStamp)?.[0];
  const files = {
    'sig.der': message,
    content,
    'root.pem': pem(root),
    value: info!.signature,
    'token.der': token?.der ?? '',
  };
  const trust = ['-CAfile', 'root.pem', '-attime', String(Math.floor(at.getTime() / 1_000) + 60)];
  inFolder(files, (folder) => {
    const signed = ['-inform', 'DER', '-in', 'sig.der', '-content', 'content', '-binary', '-out', 'out'];
    const openssl = said(folder, 'openssl', 'cms', '-verify', '-cades', ...signed, ...trust);
    expect(openssl).toContain('CAdES Verification successful');
    expect(openssl).not.toContain('Verification failure');
    if (!token) return;
    const stamp = ['-in', 'token.der', '-token_in', '-data', 'value'];
    expect(said(folder, 'openssl', 'ts', '-verify', ...stamp, ...trust)).toContain('Verification: OK');
  });
}
