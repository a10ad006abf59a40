import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { toString as qrCode } from 'qrcode';
import { newId } from '#core/contract/ids.ts';
import { renderPdf } from '#core/printing/render-pdf.ts';
import { withReservedFields } from '#modules/signatures/server/pdf/signature-form.ts';
import { signaturePlaces } from '#modules/signatures/server/pdf/signature-places.ts';
import { signedPdf } from '#modules/signatures/server/signing/sign-pdf.ts';
import { type SigningHouse, signingHouse } from '#modules/signatures/test/signing-house.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';
import { layOutPaper } from '../server/rules/paper/lay-out-paper.ts';
import type { LetterFacts } from '../server/rules/paper/letter-facts.ts';
import { verificationAddress } from '../server/signing/verification-code.ts';
import { newVerificationCode } from '../server/unguessable-code.ts';
import { sampleLetter, signature } from './sample-letter.ts';
import { sampleLetters } from './sample-letters.ts';

/** A letter as its agency issued it. */
export interface IssuedLetter {
  id: string;
  code: string;
  number: string;
  pdf: Buffer;
}

export interface LetterWish {
  facts?: LetterFacts;
  level?: 'B-B' | 'B-T' | 'B-LT';
  securityClass?: 'B' | 'T' | 'R' | 'SR';
  sign?: SigningHouse;
}

/** The signers of `signingHouse`, as letters print them. */
const printed = [
  signature(['a.n. BUPATI ARUNIKA', 'SEKRETARIS DAERAH,'], 'Dr. Siti Aminah, M.Si.'),
  signature(['Plt. KEPALA BAGIAN UMUM,'], 'I Gusti Ngurah Rai'),
  signature(['BUPATI CONTOH,'], 'Budi'),
];

/** An agency that signs and issues letters, by its tables: what its operations write in the end. */
export class IssuingOffice {
  readonly house: Pick<TestHouse, 'owner' | 'clock' | 'house'>;
  readonly office: SmallOffice;
  readonly signing: SigningHouse;
  readonly #bookId: string;
  #serial = 0;

  private constructor(
    house: Pick<TestHouse, 'owner' | 'clock' | 'house'>,
    office: SmallOffice,
    signing: SigningHouse,
    bookId: string,
  ) {
    this.house = house;
    this.office = office;
    this.signing = signing;
    this.#bookId = bookId;
  }

  static async open(house: TestHouse): Promise<IssuingOffice> {
    const office = await smallOffice(house);
    const signing = await signingHouse(house.clock.now());
    const opened = new IssuingOffice(house, office, signing, newId());
    const { agencyId, unitId } = office;
    const at = house.clock.now();
    await opened.#insert('signatures.authority', {
      agency_id: agencyId,
      id: newId(),
      role: 'root',
      certificate: Buffer.from(signing.authority.root.chain[0]),
      key_sealed: Buffer.alloc(1),
      made_at: at,
      expires_at: new Date(at.getTime() + 86_400_000),
    });
    await opened.#insert('outgoing.number_book', {
      agency_id: agencyId,
      id: opened.#bookId,
      unit_id: unitId,
      name: 'Buku nomor',
      unit_code: 'SETDA',
    });
    await opened.#insert('outgoing.counter', {
      agency_id: agencyId,
      book_id: opened.#bookId,
      group_code: 'surat-dinas',
      year: 2026,
      last_number: 1_000_000,
    });
    return opened;
  }

  /** Prints, signs and issues a letter. */
  async issue(wish: LetterWish = {}): Promise<IssuedLetter> {
    this.#serial += 1;
    const { agencyId, unitId, staff, head } = this.office;
    const at = this.house.clock.now();
    const code = newVerificationCode();
    const id = newId();
    const number = `000.1.2.3/${this.#serial}/SETDA/2026`;
    const facts = await this.#electronic(wish.facts ?? usualLetter(), code, number);
    const pdf = await this.signed(await printedPaper(facts, at), facts.signatures.length, wish);
    const securityClass = wish.securityClass ?? 'B';
    await this.#insert('outgoing.draft', {
      agency_id: agencyId,
      id,
      unit_id: unitId,
      kind_code: facts.kind.code,
      kind_name: facts.kind.name,
      stage: 'signed',
      facts: JSON.stringify({
        subject: facts.subject,
        securityClass,
        urgency: 'biasa',
        signers: [{ postId: head.postId, forPostId: null }],
      }),
      drafted_post_id: staff.postId,
      drafted_by: staff.personId,
      readers: [staff.postId],
      held_since: at,
      created_at: at,
      changed_at: at,
    });
    const numberId = await this.#number(id, number);
    await this.#insert('outgoing.letter', {
      agency_id: agencyId,
      id,
      number_id: numberId,
      kind_code: facts.kind.code,
      security_class: securityClass,
      readers: [staff.postId],
      letter_day: facts.day,
      facts: JSON.stringify(facts),
      file_id: await this.keep(pdf),
      document_digest: createHash('sha256').update(pdf).digest(),
      verification_code: code,
      signed_at: at,
    });
    return { id, code, number, pdf };
  }

  /** Signs a paper in all of its places, one after the other. */
  async signed(paper: Buffer, signers: number, { level = 'B-B', sign = this.signing }: LetterWish) {
    const act = { at: this.house.clock.now(), ...(level !== 'B-B' && { askForTime: sign.askForTime }) };
    let pdf = paper;
    for (const [index, signer] of sign.signers.slice(0, signers).entries())
      pdf = await signedPdf(pdf, signer, { ...act, field: `TTE${index + 1}` });
    return level === 'B-LT' ? sign.withProofs(pdf) : pdf;
  }

  /** A paper with a code of verification, not yet signed. */
  async paper(facts: LetterFacts, code = newVerificationCode()): Promise<Buffer> {
    return printedPaper(await this.#electronic(facts, code, facts.number ?? '-'), this.house.clock.now());
  }

  /** Ends a letter by another one. */
  async end(letter: IssuedLetter, how: 'withdrawn' | 'replaced', by: IssuedLetter): Promise<void> {
    await this.house.owner(
      'update outgoing.letter set ended_at = $2, ended_how = $3, ended_by_letter = $4 where id = $1',
      [letter.id, this.house.clock.now(), how, by.id],
    );
  }

  /** Puts bytes into the store of the agency; the id of their file. */
  async keep(bytes: Buffer): Promise<string> {
    const { agencyId } = this.office;
    const object = await this.house.house.services.files.put(Readable.from([bytes]), {
      maxBytes: bytes.length,
      agency: agencyId,
    });
    const id = newId();
    await this.#insert('files.file', {
      agency_id: agencyId,
      id,
      sha256: Buffer.from(object.sha256, 'hex'),
      size_bytes: object.size,
      media_type: 'application/pdf',
      name: 'surat.pdf',
      state: 'ready',
    });
    return id;
  }

  async #number(draftId: string, text: string): Promise<string> {
    const id = newId();
    const at = this.house.clock.now();
    const by = this.office.registry.personId;
    await this.#insert('outgoing.number', {
      agency_id: this.office.agencyId,
      id,
      book_id: this.#bookId,
      group_code: 'surat-dinas',
      year: 2026,
      sequence: this.#serial,
      state: 'issued',
      text,
      draft_id: draftId,
      taken_on: '2026-11-21',
      letter_day: '2026-11-23',
      taken_by: by,
      taken_at: at,
      changed_by: by,
      changed_at: at,
    });
    return id;
  }

  async #electronic(facts: LetterFacts, code: string, number: string): Promise<LetterFacts> {
    const address = verificationAddress(this.house.house.services.publicUrl, code);
    const qr = await qrCode(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
    const signatures = facts.signatures.map((_, index) => ({
      ...printed[index % printed.length]!,
      electronic: { qr, address },
    }));
    return { ...facts, number, signatures, verificationAddress: address };
  }

  #insert(table: string, row: Record<string, unknown>): Promise<unknown[]> {
    const names = Object.keys(row);
    const holes = names.map((_, index) => `$${index + 1}`);
    return this.house.owner(
      `insert into ${table} (${names.join(', ')}) values (${holes.join(', ')})`,
      Object.values(row),
    );
  }
}

export const usualLetter = () => sampleLetters['surat-dinas']?.() ?? sampleLetter('SDINAS', { text: {} });

/** The letter printed, with the fields of its signers where the blocks of their names stand. */
async function printedPaper(facts: LetterFacts, at: Date): Promise<Buffer> {
  const bare = await renderPdf('modules/outgoing/printing/letter.typ', layOutPaper(facts), at);
  const fields = signaturePlaces(bare).map((place, index) => ({ name: `TTE${index + 1}`, place }));
  return withReservedFields(bare, fields);
}
