import { newId } from '#core/contract/ids.ts';
import type { SmallOffice } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';
import type { LetterText } from '../contract/letter-text.ts';
import type { DraftId } from '../contract/terms.ts';
import { seedText } from '../server/text/text-of.ts';

/** A draft of the staff of an office, with a text to write in. */
export async function writtenDraft(
  house: TestHouse,
  office: SmallOffice,
  text: LetterText,
  securityClass: 'B' | 'R' = 'B',
): Promise<DraftId> {
  const id = newId<'Draft'>();
  const facts = {
    subject: 'Undangan rapat',
    classificationCode: null,
    securityClass,
    urgency: 'biasa',
    signers: [],
    recipients: [],
    recipientsPlace: null,
    copies: [],
    attachments: { count: 0, unit: 'lembar' },
    fileIds: [],
    sendWhenSigned: false,
  };
  await house.owner(
    `insert into outgoing.draft (agency_id, id, unit_id, kind_code, kind_name, facts, drafted_post_id, drafted_by, readers, held_since, created_at, changed_at)
     values ($1, $2, $3, 'SURAT_DINAS', 'Surat Dinas', $4, $5, $6, $7, $8, $8, $8)`,
    [
      office.agencyId,
      id,
      office.deptId,
      JSON.stringify(facts),
      office.staff.postId,
      office.staff.personId,
      [office.staff.postId, office.division.postId],
      house.clock.now(),
    ],
  );
  await house.system(office.agencyId, (ctx) => seedText(ctx, id, text));
  return id;
}
