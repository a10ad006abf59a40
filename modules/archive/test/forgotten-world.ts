import { makePdf } from '#core/documents/testing/make-pdf.ts';
import { dispositions } from '#modules/dispositions/contract/dispositions.ts';
import { workAt } from '#modules/ledger/test/ledger-house.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { drafts } from '#modules/outgoing/contract/drafts.ts';
import { numberBooks } from '#modules/outgoing/contract/number-books.ts';
import { sending } from '#modules/outgoing/contract/sending.ts';
import type { DraftId } from '#modules/outgoing/contract/terms.ts';
import { draftTexts } from '#modules/outgoing/contract/text.ts';
import { begun, openStep, wayOver } from '#modules/outgoing/test/factory.ts';
import { prepare, sign } from '#modules/outgoing/test/signing-desk.ts';
import { enrol } from '#modules/signatures/test/signing-office.ts';
import type { Official } from '#tests/house/small-office.ts';
import type { DisposalListId, DossierId } from '../contract/terms.ts';
import { type DisposalHouse, listUntil, turnKey } from './disposal-house.ts';

async function upload(
  { house }: DisposalHouse,
  who: Pick<Official, 'token'>,
  name: string,
  words: string,
): Promise<string> {
  const answer = await house.server.inject({
    method: 'POST',
    url: `/api/files?name=${name}.pdf`,
    headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/pdf' },
    payload: makePdf([{ lines: [{ text: words, x: 70, y: 200 }] }]),
  });
  return answer.json<{ file: { fileId: string } }>().file.fileId;
}

/** A letter that came in as a file, was corrected, disposed, reported on and closed; filed by itself. */
export async function closedLetter(world: DisposalHouse): Promise<LetterId> {
  const { house, office } = world;
  const { registry, regent, head } = office;
  const fileId = await upload(world, registry, 'kanari-pindaian', 'Dengan hormat kanariisi surat ini');
  const intake = await registry.call(letters.receive, { fileIds: [fileId as never] });
  await house.runJobs();
  const letter = await registry.call(letters.register, {
    ...{ intakeId: intake.id, sender: 'Dinas Kesehatan', subject: 'Undangan rapat' },
    ...{ letterNumber: '005/1/DINKES', letterDate: '2026-11-18', classificationCode: '000' },
    ...{
      summary: 'kanariringkasan',
      signer: 'dr. Kanari',
      eventPlace: 'Aula kanari',
      attachmentNote: 'kanari',
    },
    addressees: [regent.postId],
  });
  await registry.call(letters.correct, {
    ...{ letterId: letter.id, version: letter.version, reason: 'kanarialasan' },
    summary: 'kanariringkasan kedua',
  });
  const given = await regent.call(dispositions.give, {
    ...{ letterId: letter.id, postId: regent.postId, recipients: [head.postId], note: 'kanaricatatan' },
    instructions: ['TINDAK_LANJUT'],
  });
  const desk = { recipientId: given.recipients[0]!.id };
  await head.call(dispositions.markRead, desk);
  const reportFile = await upload(world, head, 'kanari-laporan', 'Hasil kanarilaporan rapat');
  await head.call(dispositions.report, { ...desk, text: 'kanarilaporan', fileIds: [reportFile as never] });
  await regent.call(letters.close, { letterId: letter.id, postId: regent.postId, note: 'kanaripenutup' });
  await house.runJobs();
  return letter.id;
}

/** Its record was opened in an emergency, with a reason, and reviewed. */
export async function openedInEmergency({ house, office }: DisposalHouse, sourceId: string): Promise<void> {
  const rows = await house.owner(
    `insert into archive.emergency_opening (agency_id, id, record_id, dossier_id, unit_id, year, number, item_number, security_class,
       reason, opened_by, opened_at, ends_at, reviewed_by, reviewed_at, remark)
     select r.agency_id, gen_random_uuid(), r.id, d.id, d.unit_id, d.year, d.number, r.item_number, 'R',
       'kanaripasien menunggu keterangan ini', $2, now() - interval '5 hours', now() - interval '1 hour', $3, now(), 'kanaritinjauan'
     from archive.record r join archive.dossier d on d.agency_id = r.agency_id and d.id = r.dossier_id
     where r.source_id = $1 returning id`,
    [sourceId, office.staff.personId, office.admin.personId],
  );
  if (rows.length === 0) throw new Error('it was not filed');
}

/** A letter that was written, commented, initialled, signed and sent; filed by itself. */
export async function sentLetter(world: DisposalHouse): Promise<DraftId> {
  const { house, office } = world;
  const { registry, staff, division, head, unitId } = office;
  await registry.call(numberBooks.open, { unitId, name: 'Buku nomor', unitCode: 'SETDA' });
  await enrol(head);
  const attached = await upload(world, staff, 'kanari-lampiran', 'Isi kanarilampiran');
  const { id: draftId } = await begun(
    office,
    { classificationCode: '000', fileIds: [attached as never], attachments: { count: 1, unit: 'berkas' } },
    'Mohon kanarinaskah dikirim.',
  );
  await staff.call(draftTexts.addComment, { draftId, anchor: null, quote: '', body: 'kanarikomentar' });
  await staff.call(drafts.submit, { draftId, way: wayOver([division], head) });
  const open = openStep(await division.call(drafts.open, { draftId }));
  await division.call(drafts.approve, { ...open, note: 'kanariparaf' });
  await sign(head, await prepare(head, [draftId]));
  await staff.call(sending.send, { draftId });
  await house.runJobs();
  return draftId;
}

/** Its dossier, whose retention is over since long: by years that no test has. */
async function dossierDue({ house, office }: DisposalHouse, sourceId: string): Promise<DossierId> {
  const [record] = await house.owner<{ dossier_id: DossierId }>(
    'select dossier_id from archive.record where source_id = $1',
    [sourceId],
  );
  await house.owner(
    `update archive.dossier set closed_on = '2020-05-15', closed_by = $2, custody = 'records-unit', fate = 'destroy', unit_id = $3,
       number = 1000 + number, active_until = '2021-12-31', inactive_until = '2022-12-31', retention_years = 2 where id = $1`,
    [record!.dossier_id, office.registry.personId, office.deptId],
  );
  return record!.dossier_id;
}

/** Everything up to the second key; `destroy` with what the worker does then. */
export async function executed(world: DisposalHouse, sourceIds: readonly string[]): Promise<DisposalListId> {
  // Events have their leaves by the time that anything is destroyed.
  await workAt(world.house, world.office).sequence();
  const ids: DossierId[] = [];
  for (const id of sourceIds) ids.push(await dossierDue(world, id));
  const dossierIds = [...new Set(ids)];
  const listId = await listUntil(world, dossierIds);
  await turnKey(world.archivist, listId, dossierIds.length);
  await turnKey(world.second, listId, dossierIds.length);
  return listId;
}

export async function destroy(world: DisposalHouse, sourceIds: readonly string[]): Promise<void> {
  await executed(world, sourceIds);
  await world.house.runJobs();
}
