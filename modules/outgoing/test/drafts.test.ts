import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileId } from '#core/contract/ids.ts';
import { notifications } from '#modules/notifications/contract/notifications.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { smallPdf } from '#tests/security/probes.ts';
import { drafts } from '../contract/drafts.ts';
import type { DraftId } from '../contract/terms.ts';
import { begun, code, openStep, saying, submitted, wayOver, write } from './factory.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const told = async (draftId: DraftId, official = office.staff) =>
  (await official.call(drafts.timeline, { draftId })).map(({ type }) => type);

describe('a letter that is begun', () => {
  it('has the fields of its kind, is signed by the superior of the writer, and is theirs alone', async () => {
    const { staff, division, head } = office;
    const draft = await staff.call(drafts.begin, { kindCode: 'NOTADINAS' });
    expect(draft).toMatchObject({
      stage: 'draft',
      kindName: 'Nota Dinas',
      revision: 1,
      version: 0,
      facts: {
        subject: 'Nota Dinas',
        securityClass: 'B',
        signers: [{ postId: division.postId, forPostId: null }],
      },
      writer: { name: 'Staf' },
      holders: [{ name: 'Staf', as: 'writer' }],
      can: { write: true, submit: true, takeBack: false, cancel: true, sign: false },
    });
    expect(await told(draft.id)).toEqual(['draft.begun']);
    expect((await staff.call(drafts.list, {})).items[0]).toMatchObject({ id: draft.id, stage: 'draft' });
    expect(await office.registry.call(drafts.open, { draftId: draft.id })).toMatchObject({
      can: { write: false, submit: false, cancel: false },
    });
    expect(await office.admin.call(drafts.open, { draftId: draft.id }).catch(code)).toBe('core.not-found');
    expect(await head.call(drafts.submit, { draftId: draft.id, way: wayOver([], head) }).catch(code)).toBe(
      'core.not-found',
    );
  });

  it('is refused of a kind that there is not, or that is not written here', async () => {
    const { staff } = office;
    expect(await staff.call(drafts.begin, { kindCode: 'KARTUPOS' }).catch(code)).toBe(
      'outgoing.kind-unknown',
    );
    expect(await staff.call(drafts.begin, { kindCode: 'DISPOSISI' }).catch(code)).toBe(
      'outgoing.kind-without-layout',
    );
    expect(
      await staff.call(drafts.begin, { kindCode: 'SDINAS', postId: office.head.postId }).catch(code),
    ).toBe('core.not-found');
  });

  it('is changed field by field, and only over what was seen', async () => {
    const { staff, registry } = office;
    const draft = await begun(office);
    const changed = await staff.call(drafts.change, {
      draftId: draft.id,
      revision: 1,
      urgency: 'segera',
      subject: 'Permintaan data',
      recipients: [
        { channel: 'post', postId: registry.postId },
        { channel: 'mail', address: 'dinkes@example.go.id', name: 'Dinas Kesehatan' },
      ],
    });
    expect(changed).toMatchObject({
      revision: 2,
      urgency: 'segera',
      to: 'Tata Usaha; Dinas Kesehatan',
      facts: { classificationCode: '000.1.2.3' },
    });
    expect(
      await staff.call(drafts.change, { draftId: draft.id, revision: 1, urgency: 'biasa' }).catch(code),
    ).toBe('outgoing.changed-meanwhile');
    expect(
      (await staff.call(drafts.change, { draftId: draft.id, revision: 2, urgency: 'segera' })).revision,
    ).toBe(2);
    expect(await told(draft.id)).toEqual(['draft.begun', 'draft.changed']);
  });

  it('is refused signers, codes and recipients that there are not', async () => {
    const { staff, head, division } = office;
    const { id: draftId } = await begun(office);
    const change = (fields: object) =>
      staff.call(drafts.change, { draftId, revision: 1, ...fields }).catch(code);
    expect(await change({ signers: [{ postId: head.postId }, { postId: division.postId }] })).toBe(
      'outgoing.signers-too-many',
    );
    expect(await change({ classificationCode: '999.99' })).toBe('outgoing.unknown-classification');
    expect(await change({ recipients: [{ channel: 'post', postId: office.unitId }] })).toBe(
      'outgoing.post-unknown',
    );
    expect(await change({ recipients: [{ channel: 'agency', agencyId: office.unitId }] })).toBe(
      'core.not-found',
    );
    expect(await change({ fileIds: [office.unitId] })).toBe('core.not-found');
    expect((await staff.call(drafts.open, { draftId })).revision).toBe(1);
  });
});

describe('a version', () => {
  it('is made by who mends the letter and initials it, with the next number', async () => {
    const { division } = office;
    const sent = await submitted(office);
    const { stepId } = openStep(sent);
    expect(await division.call(drafts.approve, { stepId, version: 1, edited: true }).catch(code)).toBe(
      'outgoing.nothing-edited',
    );
    await write(division, sent.id, saying('Mohon data per 20 November 2026.'));
    expect(await division.call(drafts.approve, { stepId, version: 1 }).catch(code)).toBe(
      'outgoing.step-of-old-version',
    );
    const mended = await division.call(drafts.approve, { stepId, version: 1, edited: true, note: 'Tanggal' });
    expect(mended).toMatchObject({ stage: 'ready', version: 2 });
    const versions = await office.staff.call(drafts.versions, { draftId: sent.id });
    expect(versions.map(({ number, postName, note }) => [number, postName, note])).toEqual([
      [2, 'Kepala Bidang', 'Tanggal'],
      [1, 'Staf', null],
    ]);
    const first = await office.staff.call(drafts.openVersion, { draftId: sent.id, number: 1 });
    expect(JSON.stringify(first.text)).toContain('Mohon data.');
    const now = await office.staff.call(drafts.openVersion, { draftId: sent.id, number: 0 });
    expect(JSON.stringify(now.text)).toContain('20 November 2026');
  });

  it('is made of the fields too: who initials may mend them, but not who signs', async () => {
    const { division, regent } = office;
    const sent = await submitted(office);
    const change = (fields: object) =>
      division.call(drafts.change, { draftId: sent.id, revision: 1, ...fields });
    expect(await change({ signers: [{ postId: regent.postId }] }).catch(code)).toBe('outgoing.not-now');
    await change({ subject: 'Permintaan data stunting 2026' });
    const mended = await division.call(drafts.approve, { ...openStep(sent), edited: true });
    expect(mended).toMatchObject({ version: 2, subject: 'Permintaan data stunting 2026' });
  });

  it('is kept and brought back by the writer, and nothing of what stood there is lost', async () => {
    const { staff, division } = office;
    const { id: draftId } = await begun(office, {}, 'Kalimat pertama.');
    await staff.call(drafts.keepVersion, { draftId, note: 'Sebelum rapat' });
    await write(staff, draftId, saying('Kalimat kedua.'));
    const kept = await staff.call(drafts.restoreVersion, { draftId, number: 1 });
    expect(kept.number).toBe(2);
    const text = async (number: number) =>
      JSON.stringify((await staff.call(drafts.openVersion, { draftId, number })).text);
    expect(await text(0)).toContain('Kalimat pertama.');
    expect(await text(2)).toContain('Kalimat kedua.');
    await staff.call(drafts.submit, { draftId, way: wayOver([division], office.head) });
    expect(await division.call(drafts.keepVersion, { draftId }).catch(code)).toBe('outgoing.not-now');
  });

  it('is printed as it was, and the letter as it stands now', async () => {
    const { staff, admin } = office;
    const { id: draftId } = await begun(office);
    const fetch = (path: string, token = staff.token) =>
      house.server.inject({
        url: `/api/outgoing/drafts/${draftId}/${path}`,
        headers: { authorization: `Bearer ${token}` },
      });
    const pdf = await fetch('preview.pdf');
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const page = await fetch('preview/1');
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'image/webp']);
    expect((await fetch('preview/9')).statusCode).toBe(404);
    expect((await fetch('preview.pdf?version=1')).statusCode).toBe(404);
    await staff.call(drafts.keepVersion, { draftId });
    expect((await fetch('preview.pdf?version=1')).statusCode).toBe(200);
    expect((await fetch('preview.pdf', admin.token)).statusCode).toBe(404);
  });
});

describe('an attachment', () => {
  it('is fetched by who may read the letter, and stays with the versions that had it', async () => {
    const { staff, admin, division } = office;
    const uploaded = await house.server.inject({
      method: 'POST',
      url: '/api/files?name=lampiran.pdf',
      headers: { authorization: `Bearer ${staff.token}`, 'content-type': 'application/pdf' },
      payload: smallPdf(7),
    });
    const { fileId } = uploaded.json<{ file: { fileId: FileId } }>().file;
    const sent = await submitted(office, { fileIds: [fileId] });
    expect(sent.files).toMatchObject([{ fileId, name: 'lampiran.pdf' }]);
    const fetch = (token: string, id = fileId) =>
      house.server.inject({
        url: `/api/outgoing/drafts/${sent.id}/files/${id}`,
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await fetch(division.token)).statusCode).toBe(200);
    expect((await fetch(admin.token)).statusCode).toBe(404);
    await division.call(drafts.change, { draftId: sent.id, revision: sent.revision, fileIds: [] });
    expect((await fetch(staff.token)).statusCode).toBe(200);
    expect((await fetch(staff.token, office.unitId as unknown as FileId)).statusCode).toBe(404);
  });
});

describe('who is to act', () => {
  it('is told, and nobody else', async () => {
    const other = await smallOffice(house);
    const { staff, division, head } = other;
    const newest = async (official = staff) => {
      await house.runJobs();
      const { items } = await official.call(notifications.list, {});
      return items.map(({ title, subject, link }) => [title, subject, link.kind]);
    };
    const sent = await submitted(other);
    const subject = sent.subject;
    expect(await newest(division)).toEqual([['Naskah perlu diparaf', subject, 'draft']]);
    const back = await division.call(drafts.return, { ...openStep(sent), to: 0, note: 'Perbaiki' });
    expect(await newest()).toEqual([['Naskah dikembalikan', subject, 'draft']]);
    await staff.call(drafts.submit, { draftId: back.id, way: wayOver([], head) });
    expect(await newest(head)).toEqual([['Surat perlu ditandatangani', subject, 'draft']]);
    expect(await newest(division)).toHaveLength(1);
    expect(await newest(other.registry)).toEqual([]);
  });

  it('is told of a confidential letter that there is one, without its subject', async () => {
    const other = await smallOffice(house);
    await submitted(other, { securityClass: 'R' });
    await house.runJobs();
    const { items } = await other.division.call(notifications.list, {});
    expect(items.map(({ title, subject }) => [title, subject])).toEqual([['Naskah perlu diparaf', null]]);
  });
});
