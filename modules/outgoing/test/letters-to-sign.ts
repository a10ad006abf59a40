import { newId, type PostId, type UnitId } from '#core/contract/ids.ts';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import type { OfficeGround, SmallOffice } from '#tests/house/small-office.ts';
import type { DraftFacts, Signer } from '../contract/draft-fields.ts';
import { LetterText } from '../contract/letter-text.ts';
import type { DraftId, NumberBookId } from '../contract/terms.ts';
import { doc, paragraph } from './sample-letter.ts';

export interface LettersWish {
  count?: number;
  kindCode?: 'SDINAS' | 'NOTADINAS' | 'BA' | 'KEPUTUSAN';
  signers: Partial<Signer>[];
  securityClass?: SecurityClass;
  classificationCode?: string | null;
  unitId?: UnitId;
  /** How many paragraphs each letter has. */
  paragraphs?: number;
}

const words =
  'Sehubungan dengan pelaksanaan kegiatan dimaksud, bersama ini kami sampaikan hal-hal sebagai berikut untuk mendapat perhatian Saudara.';

/** Letters that went their way and wait for their first signature, as their operations leave them. */
export async function lettersToSign(
  { owner, clock }: Pick<OfficeGround, 'owner' | 'clock'>,
  office: Pick<SmallOffice, 'agencyId' | 'deptId' | 'staff'>,
  wish: LettersWish,
): Promise<DraftId[]> {
  const { agencyId, staff } = office;
  const kindCode = wish.kindCode ?? 'SDINAS';
  const signers = wish.signers.map(({ postId, forPostId = null }) => ({
    postId: postId as PostId,
    forPostId,
  }));
  const ids = Array.from({ length: wish.count ?? 1 }, () => newId<'Draft'>() as DraftId);
  const rows = ids.map((id, index) => {
    const facts: DraftFacts = {
      subject: `Permintaan data ${index + 1}`,
      classificationCode: wish.classificationCode === undefined ? '000.1.2.3' : wish.classificationCode,
      securityClass: wish.securityClass ?? 'B',
      urgency: 'biasa',
      signers,
      recipients: [{ channel: 'paper', name: 'Kepala Dinas Kesehatan' }],
      recipientsPlace: 'Tempat',
      copies: [],
      attachments: { count: 0, unit: 'berkas' },
      fileIds: [],
      sendWhenSigned: false,
    };
    const body = Array.from({ length: wish.paragraphs ?? 2 }, (_, line) =>
      paragraph(`${line + 1}. ${words}`),
    );
    const text = LetterText.parse({
      parts: { body: doc(...body) },
      ...(kindCode === 'BA' && { people: parties }),
    });
    return { id, facts, version: { facts, text } };
  });
  const at = clock.now();
  const posts = [...new Set([staff.postId, ...signers.map(({ postId }) => postId)])];
  await owner(
    `insert into outgoing.draft (agency_id, id, unit_id, kind_code, kind_name, stage, facts, drafted_post_id, drafted_by, readers,
       version_number, held_since, created_at, changed_at)
     select $1, (one ->> 'id')::uuid, $2, $3, $3, 'ready', one -> 'facts', $4, $5, $6, 1, $7, $7, $7 from jsonb_array_elements($8::jsonb) one`,
    [
      agencyId,
      wish.unitId ?? office.deptId,
      kindCode,
      staff.postId,
      staff.personId,
      posts,
      at,
      JSON.stringify(rows),
    ],
  );
  await owner(
    `insert into outgoing.version (agency_id, draft_id, number, facts, made_by, made_post_id, made_at)
     select $1, (one ->> 'id')::uuid, 1, one -> 'version', $2, $3, $4 from jsonb_array_elements($5::jsonb) one`,
    [agencyId, staff.personId, staff.postId, at, JSON.stringify(rows)],
  );
  await owner(
    `insert into outgoing.step (agency_id, id, draft_id, round, position, kind, post_id, state, opened_at)
     select $1, gen_random_uuid(), draft, 1, place, 'signature', post, case when place = 1 then 'open' else 'waiting' end,
       case when place = 1 then $4::timestamptz end
     from unnest($2::uuid[]) draft cross join unnest($3::uuid[]) with ordinality as s(post, place)`,
    [agencyId, ids, signers.map(({ postId }) => postId), at],
  );
  return ids;
}

const parties = [
  { name: 'Budi', rank: null, employeeNumber: null, post: 'Kepala Dinas', address: null },
  { name: 'Siti', rank: null, employeeNumber: null, post: 'Sekretaris Daerah', address: null },
];

/** A number book of the whole agency, or of a unit. */
export async function numberBook(
  { owner }: Pick<OfficeGround, 'owner'>,
  { agencyId, unitId }: Pick<SmallOffice, 'agencyId' | 'unitId'>,
  code = 'SETDA',
  of: UnitId = unitId,
): Promise<NumberBookId> {
  const id = newId<'NumberBook'>() as NumberBookId;
  await owner(
    'insert into outgoing.number_book (agency_id, id, unit_id, name, unit_code) values ($1, $2, $3, $4, $5)',
    [agencyId, id, of, `Buku nomor ${code}`, code],
  );
  return id;
}

/** Lets the registry of the office keep numbers. */
export async function lendNumbering(
  { owner }: Pick<OfficeGround, 'owner'>,
  { agencyId }: Pick<SmallOffice, 'agencyId'>,
): Promise<void> {
  await owner(
    `update organization.role set permissions = permissions || '{outgoing.number,outgoing.reserve,outgoing.view-unit}' where agency_id = $1 and name = 'registry'`,
    [agencyId],
  );
}
