import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { newId } from '#core/contract/ids.ts';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';
import type { DraftFacts } from '../contract/draft-fields.ts';
import type { DraftId } from '../contract/terms.ts';
import { newVerificationCode } from '../server/unguessable-code.ts';
import { sampleLetter, signature } from './sample-letter.ts';

export interface ReadyWish extends Partial<DraftFacts> {
  answersLetterId?: string;
  answersDeskId?: string;
  amends?: { draftId: string; how: 'corrects' | 'withdraws' };
  /** Who signed it; the regent where nothing is said. */
  signer?: Pick<Official, 'postId' | 'personId'>;
  /** Posts that initialled it. */
  initialled?: readonly string[];
  kindCode?: string;
  day?: string;
  unitId?: string;
  createdAt?: Date;
  text?: object;
}

export interface ReadyLetter {
  id: DraftId;
  number: string;
  code: string;
  pdf: Buffer;
}

/** Letters of the staff of an office that bear their last signature and are not sent yet, by what signing writes. */
export async function readyLetters(house: TestHouse, office: SmallOffice) {
  const { agencyId, registry, staff, regent } = office;
  const insert = (table: string, row: Record<string, unknown>) => {
    const names = Object.keys(row);
    const holes = names.map((_, index) => `$${index + 1}`);
    return house.owner(
      `insert into ${table} (${names.join(', ')}) values (${holes.join(', ')})`,
      Object.values(row),
    );
  };
  const bookId = newId();
  await insert('outgoing.number_book', {
    agency_id: agencyId,
    id: bookId,
    unit_id: office.unitId,
    name: 'Buku nomor',
    unit_code: 'SETDA',
  });
  await insert('outgoing.counter', {
    agency_id: agencyId,
    book_id: bookId,
    group_code: 'surat-dinas',
    year: 2026,
    last_number: 1_000_000,
  });
  // Who sends and sees the registers.
  await house.owner(
    `update organization.role set permissions = permissions || '{outgoing.send,outgoing.view-unit,outgoing.number}'
     where agency_id = $1 and name = 'registry'`,
    [agencyId],
  );
  let serial = 0;
  const keep = async (bytes: Buffer, name: string): Promise<string> => {
    const object = await house.house.services.files.put(Readable.from([bytes]), {
      maxBytes: bytes.length,
      agency: agencyId,
    });
    const id = newId();
    await insert('files.file', {
      agency_id: agencyId,
      id,
      sha256: Buffer.from(object.sha256, 'hex'),
      size_bytes: object.size,
      media_type: 'application/pdf',
      name,
      state: 'ready',
    });
    return id;
  };
  return {
    bookId,
    keep,
    async ready(wish: ReadyWish = {}): Promise<ReadyLetter> {
      serial += 1;
      const {
        answersLetterId,
        answersDeskId,
        amends,
        initialled = [],
        signer = regent,
        kindCode,
        day,
        unitId,
        createdAt,
        text,
        ...given
      } = wish;
      const at = house.clock.now();
      const id = newId<'Draft'>();
      const number = `000.1.2.3/${serial}/SETDA/2026`;
      const code = newVerificationCode();
      const facts: DraftFacts = {
        subject: `Undangan rapat ${serial}`,
        classificationCode: '000.1.2.3',
        securityClass: 'B',
        urgency: 'biasa',
        signers: [{ postId: signer.postId, forPostId: null }],
        recipients: [],
        recipientsPlace: null,
        copies: [],
        attachments: { count: 0, unit: 'lembar' },
        fileIds: [],
        sendWhenSigned: false,
        ...given,
      };
      const printed = {
        ...sampleLetter('SDINAS', { text: { parts: {}, ...text } }),
        subject: facts.subject,
        number,
        securityClass: facts.securityClass,
        signatures: [signature(['BUPATI ARUNIKA,'], 'Bupati Uji')],
      };
      const pdf = paperOf(number);
      const readers = [staff.postId, signer.postId];
      await insert('outgoing.draft', {
        agency_id: agencyId,
        id,
        unit_id: unitId ?? office.deptId,
        kind_code: kindCode ?? 'SDINAS',
        kind_name: 'Surat Dinas',
        stage: 'signed',
        facts: JSON.stringify(facts),
        drafted_post_id: staff.postId,
        drafted_by: staff.personId,
        readers,
        answers_letter_id: answersLetterId ?? null,
        answers_desk_id: answersDeskId ?? null,
        amends_draft_id: amends?.draftId ?? null,
        amends_how: amends?.how ?? null,
        version_number: 1,
        held_since: at,
        created_at: createdAt ?? at,
        changed_at: at,
      });
      await insert('outgoing.version', {
        agency_id: agencyId,
        draft_id: id,
        number: 1,
        facts: JSON.stringify({ facts, text: printed.text }),
        made_by: staff.personId,
        made_post_id: staff.postId,
        made_at: at,
      });
      for (const [index, postId] of [...initialled, signer.postId].entries())
        await insert('outgoing.step', {
          agency_id: agencyId,
          id: newId(),
          draft_id: id,
          round: 1,
          position: index + 1,
          kind: postId === signer.postId ? 'signature' : 'hierarchical',
          post_id: postId,
          state: postId === signer.postId ? 'signed' : 'approved',
          version_number: 1,
          opened_at: at,
          settled_at: at,
          settled_by: signer.personId,
        });
      const numberId = newId();
      await insert('outgoing.number', {
        agency_id: agencyId,
        id: numberId,
        book_id: bookId,
        group_code: 'surat-dinas',
        year: 2026,
        sequence: serial,
        state: 'issued',
        text: number,
        draft_id: id,
        taken_on: '2026-11-21',
        letter_day: day ?? '2026-11-21',
        taken_by: registry.personId,
        taken_at: at,
        changed_by: registry.personId,
        changed_at: at,
      });
      await insert('outgoing.letter', {
        agency_id: agencyId,
        id,
        number_id: numberId,
        kind_code: kindCode ?? 'SDINAS',
        security_class: facts.securityClass,
        readers,
        letter_day: day ?? '2026-11-21',
        facts: JSON.stringify(printed),
        file_id: await keep(pdf, 'surat.pdf'),
        document_digest: createHash('sha256').update(pdf).digest(),
        verification_code: code,
        signed_at: at,
      });
      return { id, number, code, pdf };
    },
  };
}

/** A page that says which letter it is, as small as a PDF can be. */
function paperOf(words: string): Buffer {
  const text = `BT /F 12 Tf 20 100 Td (${words}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 6\n0000000000 65535 f \n${places.join('')}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
