import { renderPdf } from '#core/printing/render-pdf.ts';
import {
  createAuthority,
  freshKey,
  type Holder,
  issueCertificate,
  type KeyKind,
  type LocalAuthority,
  revocationList,
} from '../server/authority/local-authority.ts';
import { timeStampAnswer } from '../server/cms/time-stamp.ts';
import { type Signer, signerWithKey } from '../server/keys/signer.ts';
import { type ValidationData, withValidationData } from '../server/pdf/validation-data.ts';
import type { AskForTime } from '../server/signing/sign-pdf.ts';
import type { VerificationTerms } from '../server/verify/verification.ts';

/** An authority with people who sign, a clock that stamps and one stranger, for tests. */
export interface SigningHouse {
  authority: LocalAuthority;
  at: Date;
  signers: Signer[];
  holders: Holder[];
  stranger: Signer;
  askForTime: AskForTime;
  terms: VerificationTerms;
  withProofs(pdf: Uint8Array): Promise<Buffer>;
}

const people = [
  { name: 'Dr. Siti Aminah, M.Si.', post: 'Sekretaris Daerah' },
  { name: 'I Gusti Ngurah Rai', post: 'Kepala Bagian Umum' },
  { name: 'Budi', post: 'Bupati Contoh' },
];

export async function signingHouse(at: Date, kinds: readonly KeyKind[] = ['p-256']): Promise<SigningHouse> {
  const before = new Date(at.getTime() - 30 * 86_400_000);
  const agency = 'Kabupaten Contoh';
  const authority = await createAuthority(agency, before);
  const holders = await Promise.all(
    people.map(async (person, index) =>
      issueCertificate(
        authority,
        { ...person, agency },
        await freshKey(kinds[index % kinds.length]!),
        before,
      ),
    ),
  );
  const elsewhere = await createAuthority(agency, before);
  const stranger = await issueCertificate(
    elsewhere,
    { ...people[0]!, agency },
    await freshKey('p-256'),
    before,
  );
  const stamper = signerWithKey(authority.timeStamp.key, authority.timeStamp.chain);
  return {
    authority,
    at,
    holders,
    signers: holders.map(({ key, chain }) => signerWithKey(key, chain)),
    stranger: signerWithKey(stranger.key, stranger.chain),
    askForTime: (request) => timeStampAnswer(request, stamper, at),
    terms: {
      anchors: [{ certificate: authority.root.chain[0], certified: false }],
      now: new Date(at.getTime() + 1_000),
    },
    withProofs: async (pdf) => withValidationData(pdf, await proofs(authority, holders, at)),
  };
}

/** Chains and lists of revoked certificates that are current at the time. */
export async function proofs(
  authority: LocalAuthority,
  holders: readonly Holder[],
  at: Date,
  revoked: readonly { serial: string; at: Date }[] = [],
): Promise<ValidationData> {
  const nextUpdate = new Date(at.getTime() + 7 * 86_400_000);
  const list = { number: 1, thisUpdate: at, nextUpdate };
  return {
    certificates: [...holders.flatMap(({ chain }) => chain), ...authority.timeStamp.chain],
    lists: [
      await revocationList(authority.issuing, { ...list, revoked }),
      await revocationList(authority.root, { ...list, revoked: [] }),
    ],
    answers: [],
  };
}

/** A letter as the product's printer sets it; `serial` varies length, tables and signers. */
export function printedLetter(serial: number, at: Date): Promise<Buffer> {
  const paragraph =
    'Sehubungan dengan pelaksanaan kegiatan dimaksud, bersama ini kami sampaikan hal-hal sebagai berikut untuk mendapat perhatian Saudara.';
  return renderPdf(
    'modules/signatures/test/letter.typ',
    {
      agency: 'Pemerintah Kabupaten Contoh',
      number: `500.2/${serial}/SETDA`,
      subject: serial % 3 === 0 ? 'Undangan' : `Permohonan data ${'perangkat daerah '.repeat(serial % 7)}`,
      paragraphs: Array.from({ length: 1 + (serial % 40) }, (_, index) => `${index + 1}. ${paragraph}`),
      rows: Array.from({ length: (serial * 7) % 60 }, (_, index) => [
        String(index + 1),
        'Uraian',
        `Rp${index}.000.000`,
      ]),
      signers: people.slice(0, 1 + (serial % people.length)),
    },
    at,
  );
}
