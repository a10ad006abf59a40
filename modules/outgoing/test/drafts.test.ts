import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileId } from '#core/contract/ids.ts';
import { notifications } from '#modules/notifications/contract/notifications.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { smallPdf } from '#tests/security/probes.ts';
import type { DraftView } from '../contract/draft-views.ts';
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
const way = (draft: DraftView) =>
  draft.steps.map(({ round, post, state }) => `${round} ${post.name} ${state}`);

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

describe('the way of a letter', () => {
  it('is proposed from the chart', async () => {
    const draft = await begun(office);
    const proposed = await office.staff.call(drafts.proposeWay, { draftId: draft.id });
    expect(proposed.vacant).toEqual([]);
    expect(proposed.steps.map(({ kind, position, post }) => [position, kind, post.name])).toEqual([
      [1, 'hierarchical', 'Kepala Bidang'],
      [2, 'signature', 'Kepala Dinas'],
    ]);
  });

  it('skips a post that nobody holds, and says so', async () => {
    const other = await smallOffice(house);
    await house.owner('update organization.holder set ends_at = $2 where agency_id = $1 and post_id = $3', [
      other.agencyId,
      '2026-11-01',
      other.division.postId,
    ]);
    const draft = await begun(other);
    const proposed = await other.staff.call(drafts.proposeWay, {
      draftId: draft.id,
      coordinating: [other.registry.postId],
    });
    expect(proposed.vacant).toEqual([other.division.postId]);
    expect(proposed.steps.map(({ kind, position, post }) => [position, kind, post.name])).toEqual([
      [1, 'coordination', 'Tata Usaha'],
      [2, 'signature', 'Kepala Dinas'],
    ]);
  });

  it('is gone step by step until the letter is ready to be signed', async () => {
    const { staff, division, head } = office;
    const sent = await submitted(office);
    expect(sent).toMatchObject({
      stage: 'review',
      version: 1,
      holders: [{ name: 'Kepala Bidang', as: 'hierarchical' }],
      can: { write: false, submit: false, takeBack: true },
    });
    expect(way(sent)).toEqual(['1 Kepala Bidang open', '1 Kepala Dinas waiting']);
    const waiting = await division.call(drafts.list, { box: 'initial' });
    expect(waiting.items[0]).toMatchObject({ id: sent.id, ...{ stepId: openStep(sent).stepId } });
    expect(await head.call(drafts.approve, openStep(sent)).catch(code)).toBe('core.not-found');
    const initialled = await division.call(drafts.approve, openStep(sent));
    expect(initialled).toMatchObject({
      stage: 'ready',
      holders: [{ name: 'Kepala Dinas', as: 'signature' }],
    });
    expect((await head.call(drafts.list, { box: 'sign' })).items[0]!.id).toBe(sent.id);
    expect(await head.call(drafts.open, { draftId: sent.id })).toMatchObject({
      can: { sign: true, write: false, steps: [] },
    });
    expect(await division.call(drafts.approve, openStep(sent)).catch(code)).toBe('outgoing.step-not-open');
    expect(await head.call(drafts.approve, openStep(initialled)).catch(code)).toBe('outgoing.step-not-open');
    expect(await told(sent.id)).toEqual(['draft.begun', 'draft.submitted', 'step.approved', 'draft.ready']);
    expect(await staff.call(drafts.change, { draftId: sent.id, revision: 1, subject: 'x' }).catch(code)).toBe(
      'outgoing.not-now',
    );
  });

  it('lies with who initialled it again when they take that back, until somebody acts after them', async () => {
    const { staff, division, head } = office;
    const sent = await submitted(office);
    const { stepId } = openStep(sent);
    const initialled = await division.call(drafts.approve, openStep(sent));
    expect(initialled).toMatchObject({ stage: 'ready' });
    for (const other of [staff, head])
      expect(await other.call(drafts.takeBackStep, { stepId }).catch(code)).toBe('core.not-found');
    const back = await division.call(drafts.takeBackStep, { stepId });
    expect(back).toMatchObject({ stage: 'review', holders: [{ name: 'Kepala Bidang' }] });
    expect(way(back)).toEqual([
      '1 Kepala Bidang approved',
      '1 Kepala Dinas skipped',
      '2 Kepala Bidang open',
      '2 Kepala Dinas waiting',
    ]);
    expect(await head.call(drafts.open, { draftId: sent.id })).toMatchObject({ can: { sign: false } });
    expect(await division.call(drafts.takeBackStep, { stepId }).catch(code)).toBe('outgoing.not-now');
    expect((await told(sent.id)).at(-1)).toBe('step.taken-back');

    const again = await division.call(drafts.approve, openStep(back));
    await head.call(drafts.return, { ...openStep(again), to: 0, note: 'Perbaiki' });
    expect(await division.call(drafts.takeBackStep, { stepId: openStep(back).stepId }).catch(code)).toBe(
      'outgoing.not-now',
    );
  });

  it('is refused where something is missing or the way cannot be gone', async () => {
    const { staff, division, head, regent } = office;
    const draft = await staff.call(drafts.begin, {
      kindCode: 'SDINAS',
      signers: [{ postId: head.postId }],
    });
    const submit = (steps = wayOver([division], head)) =>
      staff.call(drafts.submit, { draftId: draft.id, way: steps }).catch(code);
    let revision = 1;
    const change = async (fields: object) => {
      ({ revision } = await staff.call(drafts.change, { draftId: draft.id, revision, ...fields }));
    };
    expect(await submit()).toBe('outgoing.classification-missing');
    await change({ classificationCode: '000.1.2.3' });
    expect(await submit()).toBe('outgoing.recipients-missing');
    await change({ recipients: [{ channel: 'paper', name: 'Camat' }] });
    expect(await submit()).toBe('outgoing.part-missing');
    await write(staff, draft.id, saying('Dengan hormat.'));
    expect(await submit(wayOver([division], regent))).toBe('outgoing.way-malformed');
    await change({ signers: [] });
    expect(await submit()).toBe('outgoing.signers-too-few');
    expect((await staff.call(drafts.open, { draftId: draft.id })).stage).toBe('draft');
  });

  it('leads back to the writer with a note, who mends it and sends it again', async () => {
    const { staff, division } = office;
    const sent = await submitted(office);
    const back = await division.call(drafts.return, {
      ...openStep(sent),
      to: 0,
      note: 'Lengkapi dasar hukum',
    });
    expect(back).toMatchObject({ stage: 'draft', returned: true, holders: [{ name: 'Staf', as: 'writer' }] });
    expect(back.steps[0]).toMatchObject({ state: 'returned', note: 'Lengkapi dasar hukum' });
    expect(await staff.call(drafts.counters, {})).toMatchObject({ returned: 1 });
    await write(staff, sent.id, saying('Berdasarkan PP 11/2017, mohon data.'));
    const again = await staff.call(drafts.submit, {
      draftId: sent.id,
      way: wayOver([division], office.head),
      note: 'Sudah dilengkapi',
    });
    expect(again).toMatchObject({ stage: 'review', version: 2, returned: false });
    expect(way(again)).toEqual([
      '1 Kepala Bidang returned',
      '1 Kepala Dinas skipped',
      '2 Kepala Bidang open',
      '2 Kepala Dinas waiting',
    ]);
    const entries = await staff.call(drafts.timeline, { draftId: sent.id });
    expect(entries.map(({ type, note }) => [type, note])).toEqual([
      ['draft.begun', null],
      ['draft.submitted', null],
      ['step.returned', 'Lengkapi dasar hukum'],
      ['draft.submitted', 'Sudah dilengkapi'],
    ]);
    expect(await staff.call(drafts.counters, {})).toMatchObject({ returned: 0 });
  });

  it('is taken back by the writer alone, while nobody has signed', async () => {
    const { staff, division } = office;
    const sent = await submitted(office);
    const takeBack = (official = staff) =>
      official.call(drafts.takeBack, { draftId: sent.id, reason: 'Salah hal' });
    expect(await takeBack(division).catch(code)).toBe('outgoing.not-now');
    const back = await takeBack();
    expect(back).toMatchObject({ stage: 'draft', returned: false });
    expect(way(back)).toEqual(['1 Kepala Bidang skipped', '1 Kepala Dinas skipped']);
    expect((await staff.call(drafts.timeline, { draftId: sent.id })).at(-1)).toMatchObject({
      type: 'draft.taken-back',
      note: 'Salah hal',
    });
    expect(await takeBack().catch(code)).toBe('outgoing.not-now');
    expect(await division.call(drafts.approve, openStep(sent)).catch(code)).toBe('outgoing.step-not-open');
  });

  it('is given back by who is to sign, to whoever initialled it', async () => {
    const { division, head } = office;
    const sent = await submitted(office);
    const ready = await division.call(drafts.approve, openStep(sent));
    const back = await head.call(drafts.return, { ...openStep(ready), to: 1, note: 'Perbaiki angka' });
    expect(back.stage).toBe('review');
    expect(way(back).slice(2)).toEqual(['2 Kepala Bidang open', '2 Kepala Dinas waiting']);
  });

  it('ends with the letter, for a reason', async () => {
    const { staff, division } = office;
    const sent = await submitted(office);
    expect(await division.call(drafts.cancel, { draftId: sent.id, reason: 'Batal' }).catch(code)).toBe(
      'outgoing.not-now',
    );
    const over = await staff.call(drafts.cancel, { draftId: sent.id, reason: 'Acara ditunda' });
    expect(over).toMatchObject({ stage: 'cancelled', settledNote: 'Acara ditunda', holders: [] });
    expect(Object.entries(over.can).filter(([, may]) => may === true)).toEqual([['readDrafting', true]]);
    expect(await staff.call(drafts.cancel, { draftId: sent.id, reason: 'Lagi' }).catch(code)).toBe(
      'outgoing.not-now',
    );
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
