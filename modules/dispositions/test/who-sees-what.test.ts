import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileId, newId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { dispositions } from '../contract/dispositions.ts';
import type { RecipientId, ReportId } from '../contract/terms.ts';
import { code, forward, give, givenToHead, letterFor } from './factory.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const addHolder = (kind: 'plh' | 'plt', person: Official, post: Official, from: string, until: string) =>
  house.owner(
    `insert into organization.holder (agency_id, id, post_id, person_id, kind, starts_at, ends_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [office.agencyId, newId(), post.postId, person.personId, kind, from, until],
  );
const addSecretary = (person: Official, post: Official) =>
  house.owner(
    `insert into organization.secretary (agency_id, id, post_id, person_id, starts_at) values ($1, $2, $3, $4, '2026-01-01')`,
    [office.agencyId, newId(), post.postId, person.personId],
  );

describe('who acts for a post', () => {
  it('a Plh. sees the inbox and works in it only in the period, and is recorded as such', async () => {
    const { division, head, staff } = office;
    const { letter, desk } = await givenToHead(office);
    await addHolder('plh', division, head, '2026-11-22T17:00:00Z', '2026-11-24T17:00:00Z');
    const inbox = async () =>
      (await division.call(dispositions.inbox, {})).items.some((row) => row.recipientId === desk.id);
    const start = house.clock.now();
    expect(await inbox()).toBe(false);
    expect(await division.call(dispositions.markRead, { recipientId: desk.id }).catch(code)).toBe(
      'core.not-found',
    );
    house.clock.set('2026-11-23T02:00:00Z');
    expect(await inbox()).toBe(true);
    await forward(division, desk, [staff.postId]);
    house.clock.set('2026-11-24T17:00:00Z');
    expect(await inbox()).toBe(false);
    const late = await division
      .call(dispositions.report, { recipientId: desk.id, text: 'Terlambat' })
      .catch(code);
    expect(late).toBe('core.not-found');
    house.clock.set(start);
    const { items } = await office.regent.call(letters.timeline, { letterId: letter.id });
    expect(items.at(-1)!.sentence).toBe(
      'Kepala Bidang Uji (Plh. Kepala Dinas) meneruskan disposisi kepada Staf',
    );
  });

  it('a secretary gives for the leader, and both are recorded', async () => {
    const { registry, regent, head } = office;
    await addSecretary(registry, regent);
    const letter = await letterFor(office);
    const act = await give({ ...registry, postId: regent.postId }, letter.id, [head.postId]);
    expect(act).toMatchObject({
      capacity: 'secretary',
      fromPost: { name: 'Bupati' },
      givenBy: { name: 'Tata Usaha Uji' },
    });
    const [event] = await house.owner(
      `select person_id, post_id, capacity from core.event where subject_id = $1 and type = 'disposition.given'`,
      [act.id],
    );
    expect(event).toEqual({ person_id: registry.personId, post_id: regent.postId, capacity: 'secretary' });
    await house.owner(`update organization.secretary set ends_at = '2026-01-02' where person_id = $1`, [
      registry.personId,
    ]);
  });
});

describe('the dispositions of a limited letter (T)', () => {
  it('let their recipients read it, also when it became one later', async () => {
    const { head, staff, registry, regent } = office;
    const { letter, desk } = await givenToHead(office, {}, { securityClass: 'T' });
    const [below] = await forward(head, desk, [staff.postId]);
    expect((await staff.call(letters.open, { letterId: letter.id })).id).toBe(letter.id);
    expect((await staff.call(dispositions.openDesk, { recipientId: below!.id })).letter.id).toBe(letter.id);

    const open = await givenToHead(office);
    await forward(head, open.desk, [staff.postId]);
    await registry.call(letters.correct, {
      letterId: open.letter.id,
      version: (await regent.call(letters.open, { letterId: open.letter.id })).version,
      reason: 'Salah klasifikasi',
      sender: open.letter.sender,
      subject: open.letter.subject,
      securityClass: 'T',
    });
    expect(await staff.call(letters.open, { letterId: open.letter.id }).catch(code)).toBe('core.not-found');
    await house.runJobs();
    expect((await staff.call(letters.open, { letterId: open.letter.id })).id).toBe(open.letter.id);
  });
});

describe('the dispositions of a confidential letter', () => {
  const rowsFor = (official: Official, letterId: string) =>
    transact(
      house.house.appPool,
      { agency: office.agencyId, person: official.personId, posts: [official.postId] },
      'read',
      (tx) => tx.rows('select id from dispositions.recipient where letter_id = $1', [letterId]),
    );

  it('make their recipients readers of the letter, and nobody else', async () => {
    const { head, secretary, staff } = office;
    const { letter, desk } = await givenToHead(office, {}, { securityClass: 'R', subject: 'Mutasi pejabat' });
    expect((await head.call(letters.open, { letterId: letter.id })).subject).toBe('Mutasi pejabat');
    expect(await secretary.call(letters.open, { letterId: letter.id }).catch(code)).toBe('core.not-found');
    for (const operation of [dispositions.tree, dispositions.tracking])
      expect(await secretary.call(operation, { letterId: letter.id }).catch(code)).toBe('core.not-found');
    expect(await secretary.call(dispositions.openDesk, { recipientId: desk.id }).catch(code)).toBe(
      'core.not-found',
    );
    const [below] = await forward(head, desk, [staff.postId]);
    expect((await staff.call(dispositions.openDesk, { recipientId: below!.id })).letter.subject).toBe(
      'Mutasi pejabat',
    );
  });

  it('are shown to readers who were named with the registration', async () => {
    const { secretary } = office;
    const { letter } = await givenToHead(office, {}, { securityClass: 'SR', readers: [secretary.postId] });
    await house.runJobs();
    expect((await secretary.call(dispositions.tree, { letterId: letter.id })).desks).toHaveLength(1);
  });

  it('do not exist in the database for other posts; without the policy they would', async () => {
    const { head, secretary } = office;
    const { letter } = await givenToHead(office, {}, { securityClass: 'SR' });
    expect(
      [await rowsFor(head, letter.id), await rowsFor(secretary, letter.id)].map((rows) => rows.length),
    ).toEqual([1, 0]);
    await house.owner('alter policy confidential on dispositions.recipient using (true)');
    const leaked = await rowsFor(secretary, letter.id);
    await house.owner(`alter policy confidential on dispositions.recipient using (not confidential or exists (
      select from dispositions.reader r where r.agency_id = recipient.agency_id and r.letter_id = recipient.letter_id
        and r.post_id = any ((select core.acting_posts())::uuid[])))`);
    expect(leaked).toHaveLength(1);
    expect(await rowsFor(secretary, letter.id)).toHaveLength(0);
  });

  it('are followed by the registering post and by readers that are named later', async () => {
    const { registry, regent, secretary } = office;
    const { letter } = await givenToHead(office, {}, { securityClass: 'R' });
    await regent.call(letters.nameReaders, { letterId: letter.id, postIds: [secretary.postId] });
    await house.runJobs();
    for (const reader of [registry, secretary])
      expect((await reader.call(dispositions.tree, { letterId: letter.id })).desks).toHaveLength(1);
  });

  it('become confidential with a corrected class, and stay with those who had them', async () => {
    const { registry, head, secretary } = office;
    const { letter } = await givenToHead(office);
    const shown = await registry.call(letters.open, { letterId: letter.id });
    expect(await rowsFor(secretary, letter.id)).toHaveLength(1);
    await registry.call(letters.correct, {
      letterId: letter.id,
      version: shown.version,
      reason: 'Ternyata rahasia',
      sender: shown.sender,
      subject: shown.subject,
      securityClass: 'R',
    });
    await house.runJobs();
    expect(await rowsFor(secretary, letter.id)).toHaveLength(0);
    expect((await head.call(dispositions.inbox, {})).items.some((row) => row.letter.id === letter.id)).toBe(
      true,
    );
    expect((await head.call(letters.open, { letterId: letter.id })).securityClass).toBe('R');
  });
});

describe('a secret act', () => {
  it('tells what it says to its giver and recipients only', async () => {
    const { regent, head, secretary, staff } = office;
    const { letter, act, desk } = await givenToHead(office, { secret: true, note: 'Antara kita.' });
    const noteFor = async (who: Official) => {
      const { dispositions: acts } = await who.call(dispositions.tree, { letterId: letter.id });
      return [acts[0]!.withheld, acts[0]!.note, acts[0]!.instructions.length];
    };
    expect(await noteFor(regent)).toEqual([false, 'Antara kita.', 1]);
    expect(await noteFor(head)).toEqual([false, 'Antara kita.', 1]);
    expect(await noteFor(secretary)).toEqual([true, '', 0]);
    await forward(head, desk, [staff.postId]);
    const { chain } = await staff.call(dispositions.openDesk, {
      recipientId: (await staff.call(dispositions.inbox, {})).items[0]!.recipientId,
    });
    expect(chain.map((card) => card.withheld)).toEqual([true, false]);
    await head.call(dispositions.report, { recipientId: desk.id, text: 'Beres, diam-diam.' });
    await regent.call(dispositions.sendBack, { recipientId: desk.id, reason: 'Kurang rapi' });
    const tree = await secretary.call(dispositions.tree, { letterId: letter.id });
    expect(JSON.stringify(tree)).not.toMatch(/diam-diam|Kurang rapi|Antara kita/);
    const told = await secretary.call(letters.timeline, { letterId: letter.id });
    expect(JSON.stringify(told)).not.toContain('Kurang rapi');
    expect((await secretary.call(dispositions.open, { dispositionId: act.id })).withheld).toBe(true);
  });
});

describe('another agency', () => {
  it('finds nothing: refused looks the same as missing', async () => {
    const foreign = await smallOffice(house);
    const { letter, act, desk } = await givenToHead(office);
    const { regent } = foreign;
    const missing = newId() as never;
    for (const id of [desk.id, missing]) {
      expect(await regent.call(dispositions.openDesk, { recipientId: id }).catch(code)).toBe(
        'core.not-found',
      );
      expect(await regent.call(dispositions.markRead, { recipientId: id }).catch(code)).toBe(
        'core.not-found',
      );
      expect(await regent.call(dispositions.cancel, { recipientId: id }).catch(code)).toBe('core.not-found');
    }
    expect(await regent.call(dispositions.open, { dispositionId: act.id }).catch(code)).toBe(
      'core.not-found',
    );
    expect(await regent.call(dispositions.tree, { letterId: letter.id }).catch(code)).toBe('core.not-found');
    expect(await give(office.regent, letter.id, [foreign.head.postId]).catch(code)).toBe('core.not-found');
    expect((await regent.call(dispositions.statistics, {})).open.total).toBe(0);
  });
});

describe('the files of a report', () => {
  const upload = async (official: Official, name: string) => {
    const answer = await house.server.inject({
      method: 'POST',
      url: `/api/files?name=${encodeURIComponent(name)}`,
      headers: {
        authorization: `Bearer ${official.token}`,
        'content-type': 'application/octet-stream',
        'idempotency-key': crypto.randomUUID(),
      },
      payload: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json().file.fileId;
  };
  const fetchFile = (official: Official, reportId: string, fileId: string) =>
    house.server.inject({
      url: `/api/dispositions/reports/${reportId}/files/${fileId}`,
      headers: { authorization: `Bearer ${official.token}` },
    });

  it('come with the report, are the uploads of the reporter, and are served to whoever may read it', async () => {
    const { regent, head, secretary, staff } = office;
    const { desk } = await givenToHead(office, { secret: true });
    const stolen = await upload(staff, 'milik-orang.png');
    const refused = head.call(dispositions.report, { recipientId: desk.id, text: 'x', fileIds: [stolen] });
    expect(await refused.catch(code)).toBe('core.not-found');
    const fileId = await upload(head, 'bukti.png');
    const reported = await head.call(dispositions.report, {
      recipientId: desk.id,
      text: 'Terlampir.',
      fileIds: [fileId],
    });
    expect(reported.reports[0]!.files).toMatchObject([{ fileId, name: 'bukti.png', mediaType: 'image/png' }]);
    const reportId = reported.reports[0]!.id;
    expect((await fetchFile(regent, reportId, fileId)).headers['content-type']).toBe('image/png');
    expect((await fetchFile(secretary, reportId, fileId)).statusCode).toBe(404);
    expect((await fetchFile(regent, reportId, stolen)).statusCode).toBe(404);
  });

  it('are taken over from below by who gave it there, and from nowhere else', async () => {
    const { regent, head, secretary, division, staff } = office;
    const given = await givenToHead(office, { secret: true });
    const [below] = await forward(head, given.desk, [division.postId], { secret: true });
    const [deeper] = await forward(division, below!, [staff.postId], { secret: true });
    const reportOf = async (by: Official, desk: { id: RecipientId }, name: string) => {
      const fileIds = [await upload(by, name)];
      const { reports } = await by.call(dispositions.report, { recipientId: desk.id, text: name, fileIds });
      return { reportId: reports.at(-1)!.id, fileId: fileIds[0] };
    };
    const fromStaff = await reportOf(staff, deeper!, 'staf.png');
    const fromDivision = await reportOf(division, below!, 'bidang.png');
    const other = await givenToHead(office);
    const [beside] = await forward(head, other.desk, [division.postId]);
    const ofAnother = await reportOf(division, beside!, 'lain.png');
    const report = (...filesFromBelow: { reportId: ReportId; fileId: FileId }[]) =>
      head.call(dispositions.report, { recipientId: given.desk.id, text: 'Selesai.', filesFromBelow });
    // Of a desk further down, of another letter, of another report.
    for (const wrong of [fromStaff, ofAnother, { ...fromDivision, fileId: fromStaff.fileId }])
      expect(await report(fromDivision, wrong).catch(code)).toBe('core.not-found');
    const { reports } = await report(fromDivision, fromDivision);
    expect(reports[0]!.files.map(({ name }) => name)).toEqual(['bidang.png']);
    const [upwards] = reports;
    expect((await fetchFile(regent, upwards!.id, fromDivision.fileId)).headers['content-type']).toBe(
      'image/png',
    );
    expect((await fetchFile(regent, fromDivision.reportId, fromDivision.fileId)).statusCode).toBe(404);
    expect((await fetchFile(secretary, upwards!.id, fromDivision.fileId)).statusCode).toBe(404);
  });
});

it('who holds the receipt of a letter learns since when it is followed up, and not by whom', async () => {
  const { regent, head } = office;
  const letter = await letterFor(office);
  const track = () => house.as()(letters.track, { code: letter.receiptCode });
  expect(await track()).toMatchObject({ stage: 'registered', followedUpAt: null });
  house.clock.advance(60_000);
  const since = house.clock.now().toISOString();
  const act = await give(regent, letter.id, [head.postId]);
  house.clock.advance(60_000);
  expect(await track()).toMatchObject({ stage: 'disposed', followedUpAt: since });
  await head.call(dispositions.start, { recipientId: act.recipients[0]!.id });
  expect(await track()).toMatchObject({ stage: 'in-progress', followedUpAt: since });
  await regent.call(letters.close, { letterId: letter.id, postId: regent.postId });
  expect(await track()).toMatchObject({ stage: 'closed', followedUpAt: since });
  const undisposed = await letterFor(office);
  await regent.call(letters.close, { letterId: undisposed.id, postId: regent.postId });
  const tracked = await house.as()(letters.track, { code: undisposed.receiptCode });
  expect(tracked).toMatchObject({ stage: 'closed', followedUpAt: null });
});
