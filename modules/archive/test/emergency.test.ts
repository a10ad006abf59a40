import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notifications } from '#modules/notifications/contract/notifications.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';
import { documents } from '../contract/documents.ts';
import { dossiers } from '../contract/dossiers.ts';
import { emergency, emergencyRules } from '../contract/emergency.ts';
import { emergencyCounters } from '../contract/emergency-counters.ts';
import { notes } from '../contract/notes.ts';
import { records } from '../contract/records.ts';
import { shares } from '../contract/shares.ts';
import type { RecordId } from '../contract/terms.ts';
import { codeOf } from './code-of.ts';
import { type EmergencyHouse, emergencyHouse } from './emergency-house.ts';

let world: EmergencyHouse;
let house: TestHouse;
let office: SmallOffice;
let opener: Official;
const secret: EmergencyHouse['secret'] = (...given) => world.secret(...given);
beforeAll(async () => {
  world = await emergencyHouse();
  ({ house, office, opener } = world);
});
afterAll(() => house.close());

const reason = 'Pasien gawat menunggu keterangan dalam arsip ini';
const openAs = (by: Official, what: { recordId?: RecordId; number?: string; recordDate?: string }) =>
  by.call(emergency.open, { ...what, reason });
const seenBy = (by: Official, recordId: RecordId) => codeOf(by.call(records.show, { recordId }));
const later = async (milliseconds: number, work: () => Promise<void>) => {
  house.clock.advance(milliseconds);
  try {
    await work();
  } finally {
    house.clock.advance(-milliseconds);
  }
};
const hours = (count: number) => count * 3_600_000;

describe('a record that is opened in an emergency', () => {
  it('is read by its person, by id or by number, until its time is over', async () => {
    for (const by of ['recordId', 'number'] as const) {
      const { recordId, number } = await secret();
      expect(await seenBy(opener, recordId)).toBe('core.not-found');
      const opening = await openAs(opener, by === 'number' ? { number: number.toLowerCase() } : { recordId });
      expect(opening).toMatchObject({
        recordId,
        stands: true,
        reason,
        title: null,
        can: { end: true, review: false },
      });
      const view = await opener.call(records.show, { recordId });
      expect(view).toMatchObject({ id: recordId, emergency: { openingId: opening.id, files: [] } });
      expect(view.can).toEqual({ addVersion: false, describe: false, share: false, setPublicity: false });
      // Nobody else sees it, nor does its person see it in another way.
      expect(await seenBy(office.head, recordId)).toBe('core.not-found');
      await later(hours(emergencyRules.hours) + 1_000, async () => {
        await freshen(opener);
        expect(await seenBy(opener, recordId)).toBe('core.not-found');
      });
      await freshen(opener);
      expect((await office.registry.call(records.show, { recordId })).emergency).toBeNull();
    }
  });

  it('is opened for reading alone: no search, dossier, note, link or change comes with it', async () => {
    const { recordId, dossierId, number } = await secret('T');
    await openAs(opener, { recordId });
    const refused = [
      () => opener.call(notes.list, { recordId }),
      () => opener.call(notes.write, { recordId, body: 'x' }),
      () => opener.call(shares.list, { recordId }),
      () => opener.call(shares.make, { recordIds: [recordId], title: 'x', reason: 'x', lastDay: tomorrow() }),
      () => opener.call(shares.setPublicity, { recordId, flag: 'excepted', reason: 'x' }),
      () => opener.call(records.alike, { recordId }),
      () => opener.call(documents.compare, { recordId, position: 1, with: 2 }),
      () => opener.call(dossiers.show, { dossierId }),
      () => opener.call(dossiers.records, { dossierId }),
    ];
    for (const attempt of refused) expect(await codeOf(attempt())).toBe('core.not-found');
    expect((await opener.call(records.find, { q: number, place: 'number' })).items).toEqual([]);
    expect((await opener.call(records.count, { q: number, place: 'number' })).total).toBe(0);
  });

  it('shows a file only after its reading was written down, and keeps every copy that is taken', async () => {
    const { recordId } = await secret('R', { names: ['satu.pdf', 'dua.pdf'] });
    const { id: openingId } = await openAs(opener, { recordId });
    const first = { recordId, position: 1 };
    expect(await codeOf(opener.call(documents.shape, first))).toBe('core.not-found');
    expect(await codeOf(opener.call(documents.words, { ...first, page: 1 }))).toBe('core.not-found');
    expect(await pictureBy(opener, first)).toBe(404);
    await opener.call(emergency.openFile, { openingId, position: 1 });
    await opener.call(emergency.openFile, { openingId, position: 1 });
    expect(await opener.call(documents.shape, first)).toMatchObject({ pages: 1 });
    expect(await opener.call(documents.words, { ...first, page: 1 })).toMatchObject({ body: 'isi' });
    expect(await codeOf(opener.call(documents.shape, { recordId, position: 2 }))).toBe('core.not-found');
    expect((await opener.call(records.show, { recordId })).emergency?.files).toEqual([1]);
    for (let time = 0; time < 2; time++)
      expect(await downloadBy(opener, { recordId, position: 2 })).toBe(200);
    expect(await codeOf(opener.call(emergency.openFile, { openingId, position: 9 }))).toBe('core.not-found');
    expect(await codeOf(office.head.call(emergency.openFile, { openingId, position: 1 }))).toBe(
      'core.forbidden',
    );
    const [row] = (await office.admin.call(emergency.list, { recordId })).items;
    expect(row).toMatchObject({
      title: null,
      readings: [
        { position: 1, act: 'shown', times: 1 },
        { position: 2, act: 'downloaded', times: 2 },
      ],
    });
    const told = await house.owner<{ type: string }>(
      `select type from core.event where subject_id = $1 order by id`,
      [openingId],
    );
    expect(told.map(({ type }) => type)).toEqual([
      'emergency.opened',
      ...Array.from({ length: 3 }, () => 'emergency.file-read'),
    ]);
  });

  it('closes at once when its person or a reviewer ends it', async () => {
    for (const by of [opener, office.admin]) {
      const { recordId } = await secret();
      const { id: openingId } = await openAs(opener, { recordId });
      expect(await codeOf(office.head.call(emergency.end, { openingId }))).toBe('core.not-found');
      expect(await by.call(emergency.end, { openingId })).toMatchObject({
        stands: false,
        ended: { by: { id: by.personId } },
      });
      expect(await seenBy(opener, recordId)).toBe('core.not-found');
      expect(await codeOf(by.call(emergency.end, { openingId }))).toBe('archive.emergency-over');
    }
  });

  it('closes with the right to open it', async () => {
    const { recordId } = await secret();
    await openAs(opener, { recordId });
    const before = await house.owner(
      `update organization.role set permissions = '{archive.file}' where 'archive.break-glass' = any (permissions) and agency_id = $1 returning id`,
      [office.agencyId],
    );
    expect(before).toHaveLength(1);
    try {
      expect(await seenBy(opener, recordId)).toBe('core.not-found');
    } finally {
      await house.owner(
        `update organization.role set permissions = '{archive.break-glass,archive.file}' where id = $1`,
        [(before[0] as { id: string }).id],
      );
    }
    expect(await seenBy(opener, recordId)).toBe('done');
  });
});

describe('what may not be opened in an emergency', () => {
  it('is refused alike whether it is not there, top secret, of another agency or of a number that several bear', async () => {
    const topSecret = await secret('SR');
    const stranger = await secret();
    const elsewhere = await smallOffice(house);
    const twice = [
      await secret('R', { number: 'KEMBAR/1', recordDate: '2026-01-02' }),
      await secret('R', { number: 'KEMBAR/1' }),
    ];
    const refused = [
      () => openAs(opener, { recordId: crypto.randomUUID() as RecordId }),
      () => openAs(opener, { number: 'TIDAK/ADA' }),
      () => openAs(opener, { recordId: topSecret.recordId }),
      () => openAs(opener, { number: topSecret.number }),
      () => openAs(opener, { number: 'KEMBAR/1' }),
    ];
    for (const attempt of refused) expect(await codeOf(attempt())).toBe('archive.emergency-refused');
    expect((await openAs(opener, { number: 'KEMBAR/1', recordDate: '2026-01-02' })).recordId).toBe(
      twice[0]!.recordId,
    );
    // Another agency, and one of a unit that is not theirs.
    await house.owner(
      `insert into organization.role (agency_id, id, name, permissions) values ($1, $2, 'x', '{archive.break-glass,archive.review-emergency}')`,
      [elsewhere.agencyId, elsewhere.agencyId],
    );
    for (const { postId } of [elsewhere.staff, elsewhere.admin])
      await house.owner(
        'insert into organization.post_role (agency_id, post_id, role_id, unit_id) values ($1, $2, $1, $3)',
        [elsewhere.agencyId, postId, elsewhere.unitId],
      );
    expect(await codeOf(openAs(elsewhere.staff, { recordId: stranger.recordId }))).toBe(
      'archive.emergency-refused',
    );
    await house.owner(
      'update organization.post_role set unit_id = $3 where agency_id = $1 and post_id = $2',
      [office.agencyId, opener.postId, office.deptId],
    );
    try {
      expect(await codeOf(openAs(opener, { recordId: stranger.recordId }))).toBe('archive.emergency-refused');
    } finally {
      await house.owner(
        'update organization.post_role set unit_id = $3 where agency_id = $1 and post_id = $2',
        [office.agencyId, opener.postId, office.unitId],
      );
    }
  });

  it('is nothing that they may read, and nothing without right, reason or a fresh factor', async () => {
    const { recordId } = await secret();
    expect(await codeOf(openAs(office.head, { recordId }))).toBe('core.forbidden');
    for (const words of ['', 'penting', ' '.repeat(40)])
      expect(await codeOf(opener.call(emergency.open, { recordId, reason: words }))).toBe(
        'core.invalid-input',
      );
    expect(await codeOf(opener.call(emergency.open, { reason }))).toBe('core.invalid-input');
    await later(hours(1), async () => {
      expect(await codeOf(openAs(opener, { recordId }))).toBe('core.step-up-required');
    });
    await world.entitle(office.registry, ['archive.break-glass']);
    expect(await codeOf(openAs(office.registry, { recordId }))).toBe('archive.emergency-not-needed');
  });
});

describe('whoever answers for the record', () => {
  it('is told at once who opened which record until when, in the office, and finds the reason there', async () => {
    const { recordId } = await secret();
    const { id } = await openAs(opener, { recordId });
    await house.runJobs();
    // Its registry is named as its reader; the administrator reviews.
    for (const told of [office.registry, office.admin]) {
      const { items } = await told.call(notifications.list, {});
      const notice = items.find(({ link }) => link.id === id);
      expect(notice).toMatchObject({ type: 'emergency.opened', subject: null, link: { kind: 'emergency' } });
      expect(notice?.sentence).toContain('Staf Uji');
      expect(notice?.sentence).toMatch(/sampai \d\d\.\d\d WIB/);
    }
    for (const other of [opener, office.regent])
      expect((await other.call(notifications.list, {})).items.some(({ link }) => link.id === id)).toBe(false);
    const [row] = (await office.registry.call(emergency.list, { recordId })).items;
    expect(row).toMatchObject({
      id,
      reason,
      title: expect.stringContaining('Berita'),
      can: { review: false },
    });
    expect((await office.head.call(emergency.list, { recordId })).items).toEqual([]);
    const kept = await house.owner<{ found: boolean }>(
      `select exists (select from core.event e where e.payload::text like '%gawat%')
         or exists (select from notifications.notification n where n.params::text like '%gawat%') as found`,
    );
    expect(kept).toEqual([{ found: false }]);
  });

  it('reviews it once, when it is over, and never their own; until then it waits', async () => {
    const { recordId } = await secret();
    const waiting = async () => (await office.admin.call(emergencyCounters, {})).waiting;
    const before = await waiting();
    const { id: openingId } = await openAs(opener, { recordId });
    expect(await waiting()).toBe(before + 1);
    const review = (by: Official) => codeOf(by.call(emergency.review, { openingId, remark: 'Sesuai' }));
    expect(await review(opener)).toBe('core.forbidden');
    expect(await review(office.admin)).toBe('archive.emergency-stands');
    await opener.call(emergency.end, { openingId });
    await world.entitle(opener, ['archive.review-emergency']);
    expect(await review(opener)).toBe('archive.own-emergency');
    expect(await review(office.admin)).toBe('done');
    expect(await review(office.admin)).toBe('archive.emergency-reviewed');
    expect(await waiting()).toBe(before);
    const { items } = await office.admin.call(emergency.list, { waiting: 'true', recordId });
    expect(items).toEqual([]);
    // Behind the application the database says the same, and keeps all of it.
    const own =
      'update archive.emergency_opening set reviewed_by = opened_by, reviewed_at = now(), remark = $2 where id = $1';
    const other = await openAs(opener, { recordId: (await secret()).recordId });
    await expect(house.owner(own, [other.id, 'x'])).rejects.toMatchObject({
      constraint: 'emergency_review',
    });
    for (const text of [
      "update archive.emergency_opening set ends_at = ends_at + interval '1 hour'",
      'delete from archive.emergency_opening',
      "update archive.emergency_opening set reason = repeat('x', 30)",
    ])
      await expect(house.owner(text)).rejects.toMatchObject({ code: '23514' });
  });
});

describe('an opening that nobody would look at', () => {
  /** Nobody holds the right to review while it is looked at, but for who holds it then. */
  const unreviewed = async (work: () => Promise<void>) => {
    const roles = await house.owner<{ id: string; permissions: string[] }>(
      "select id, permissions from organization.role where agency_id = $1 and 'archive.review-emergency' = any (permissions)",
      [office.agencyId],
    );
    const set = (id: string, permissions: readonly string[]) =>
      house.owner('update organization.role set permissions = $2 where id = $1', [id, permissions]);
    for (const { id, permissions } of roles)
      await set(
        id,
        permissions.filter((one) => one !== 'archive.review-emergency'),
      );
    try {
      await work();
    } finally {
      for (const { id, permissions } of roles) await set(id, permissions);
    }
  };

  it('is refused, and a guess learns nothing by that', async () => {
    const { recordId } = await secret();
    const missing = crypto.randomUUID() as RecordId;
    await unreviewed(async () => {
      await world.entitle(opener, ['archive.review-emergency']);
      for (const id of [recordId, missing])
        expect(await codeOf(openAs(opener, { recordId: id }))).toBe('archive.emergency-unwatched');
    });
    expect(
      await house.owner('select from archive.emergency_opening where record_id = $1', [recordId]),
    ).toEqual([]);
    expect(await codeOf(openAs(opener, { recordId: missing }))).toBe('archive.emergency-refused');
    expect(await codeOf(openAs(opener, { recordId }))).toBe('done');
  });

  it('is told in the office to who wanted nothing of the kind', async () => {
    const choice = { kind: 'emergencies', inApp: false, byMail: false } as const;
    const chosen = await office.admin.call(notifications.choose, { kinds: [choice] });
    expect(chosen.kinds.find(({ kind }) => kind === 'emergencies')?.inApp).toBe(true);
    const { id } = await openAs(opener, { recordId: (await secret()).recordId });
    await house.runJobs();
    const { items } = await office.admin.call(notifications.list, {});
    expect(items.some(({ link }) => link.id === id)).toBe(true);
  });

  it('is told of class T to who leads the unit too, who finds it in the register', async () => {
    const { recordId } = await secret('T');
    const { id } = await openAs(opener, { recordId });
    await house.runJobs();
    for (const told of [office.registry, office.regent]) {
      const { items } = await told.call(notifications.list, {});
      expect(items.some(({ link }) => link.id === id)).toBe(true);
      expect((await told.call(emergency.list, { recordId })).items).toMatchObject([{ id, reason }]);
    }
  });
});

describe('the register', () => {
  it('is read with a fresh factor where what was opened is confidential', async () => {
    const limited = (await secret('T')).recordId;
    const { recordId } = await secret();
    for (const id of [limited, recordId]) await openAs(opener, { recordId: id });
    await later(hours(1), async () => {
      expect(await codeOf(office.admin.call(emergency.list, { recordId }))).toBe('core.step-up-required');
      expect(await codeOf(office.admin.call(emergency.list, { recordId: limited }))).toBe('done');
    });
  });

  it('keeps no line of a copy that there is not, nor of one after the end', async () => {
    const { recordId } = await secret('R', { names: ['satu.pdf'] });
    const { id: openingId } = await openAs(opener, { recordId });
    const file = { recordId, position: 1 };
    const form = `/api/archive/records/${recordId}/files/1?form=searchable`;
    expect(await getAs(opener, form)).toBe(404);
    expect(
      await house.owner('select from archive.emergency_reading where opening_id = $1', [openingId]),
    ).toEqual([]);
    expect(await downloadBy(opener, file)).toBe(200);
    await opener.call(emergency.end, { openingId });
    expect(await downloadBy(opener, file)).toBe(404);
    expect(await codeOf(opener.call(emergency.openFile, { openingId, position: 1 }))).toBe('core.not-found');
  });
});

const tomorrow = () => new Date(house.clock.now().getTime() + 24 * 3_600_000).toISOString().slice(0, 10);

/** The clock of the house went on: the person proves a factor again. */
const freshen = ({ personId }: Official) =>
  house.owner('update identity.session set factor_at = $2 where person_id = $1', [
    personId,
    house.clock.now(),
  ]);

const getAs = async (by: Official, url: string) =>
  (await house.server.inject({ url, headers: { authorization: `Bearer ${by.token}` } })).statusCode;
const pictureBy = (by: Official, file: { recordId: string; position: number }) =>
  getAs(by, `/api/archive/records/${file.recordId}/files/${file.position}/pages/1?size=full`);
const downloadBy = (by: Official, file: { recordId: string; position: number }) =>
  getAs(by, `/api/archive/records/${file.recordId}/files/${file.position}`);
