import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultModuleSettings, houseModules } from '#app/modules.ts';
import { addressOf } from '#core/contract/client.ts';
import type { Operation } from '#core/contract/operation.ts';
import { dossiers } from '#modules/archive/contract/dossiers.ts';
import { records } from '#modules/archive/contract/records.ts';
import { dispositions } from '#modules/dispositions/contract/dispositions.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import { submitted } from '#modules/outgoing/test/factory.ts';
import { type Official, openSession, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  // The head keeps a register as well, so that no reading is refused for the want of a right.
  await house.owner(
    `insert into organization.post_role (agency_id, post_id, role_id, unit_id)
     select $1, $2, id, $3 from organization.role where agency_id = $1 and name = 'registry'`,
    [office.agencyId, office.head.postId, office.unitId],
  );
});
afterAll(() => house.close());

const operations = houseModules(defaultModuleSettings, {} as never)
  .flatMap((module) => module.routes)
  .map((route) => route.operation);
const asked = operations.filter((op) => op.stepUp === 'confidential' && op.method === 'GET');
const takes = (op: Operation, name: string) =>
  name in (op.input as unknown as { shape: Record<string, unknown> }).shape;
/** Readings of incoming letters, and of letters that go out; acts and deliveries of a signed one are asked with theirs. */
const ofLetters = asked.filter(
  (op) => !/^(outgoing|archive)\./.test(op.id) || (op.id.startsWith('outgoing.') && takes(op, 'letterId')),
);
/** Readings of what lies in the archive. */
const ofDossiers = asked.filter((op) => op.id.startsWith('archive.'));
const ofDrafts = asked.filter((op) => op.id.startsWith('outgoing.') && takes(op, 'draftId'));

const upload = async (who: Official) => {
  const answer = await house.server.inject({
    method: 'POST',
    url: '/api/files?name=naskah.png',
    headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  });
  return answer.json().file.fileId;
};

/** A letter with a document, a disposition to the head and a report with a file: every id that reading may ask for. */
async function letterOfClass(securityClass: SecurityClass) {
  const { registry, regent, head } = office;
  const intake = await registry.call(letters.receive, { fileIds: [await upload(registry)] });
  const { id: letterId } = await registry.call(letters.register, {
    intakeId: intake.id,
    sender: 'Inspektorat',
    subject: 'Hasil pemeriksaan',
    securityClass,
    addressees: [regent.postId],
  });
  const act = await regent.call(dispositions.give, {
    letterId,
    postId: regent.postId,
    recipients: [head.postId],
    note: 'Pelajari',
  });
  const recipientId = act.recipients[0]!.id;
  const fileId = await upload(head);
  await head.call(dispositions.markRead, { recipientId });
  const desk = await head.call(dispositions.report, { recipientId, text: 'Sudah', fileIds: [fileId] });
  return {
    letterId,
    documentId: intake.documents[0]!.id,
    dispositionId: act.id,
    recipientId,
    reportId: desk.reports[0]!.id,
    fileId,
    page: 1,
    from: 1,
    q: 'hasil',
    size: 'full',
    form: 'original',
  };
}

/** How every reading of the letter is answered to the head, whose factor was proved so many minutes ago. */
async function answers(ids: Record<string, unknown>, minutes: number, ops = ofLetters) {
  const [account] = await house.owner<{ id: string }>(
    'select id from identity.account where person_id = $1',
    [office.head.personId],
  );
  const begun = house.clock.now();
  const token = await openSession(house, office.agencyId, office.head.personId, account!.id);
  house.clock.advance(minutes * 60_000);
  const seen = new Map<string, string>();
  for (const op of ops) {
    const answer = await house.server.inject({
      url: addressOf(op, inputOf(op, ids)),
      headers: { authorization: `Bearer ${token}` },
    });
    seen.set(op.id, answer.statusCode === 200 ? 'shown' : answer.json().code);
  }
  house.clock.set(begun.toISOString());
  return seen;
}

/** Of all the ids, those that the operation takes. */
function inputOf(op: Operation, ids: Record<string, unknown>): Record<string, unknown> {
  const fitting = Object.entries(ids).filter(
    ([name]) => takes(op, name) && (name !== 'size' || takes(op, 'page')),
  );
  return Object.fromEntries(fitting);
}

/** Pages of what was opened, their words, and what is looked for on them. */
const turnsPages = (id: string) =>
  /\.(page-image|[a-z-]+-page|read-pages|find-in-(document|paper))$/.test(id);

const refused = (seen: Map<string, string>) =>
  [...seen].filter(([, answer]) => answer === 'core.step-up-required').map(([id]) => id);

describe('a letter of class SR or R', () => {
  it.each(['SR', 'R'] as const)(
    'is opened (%s) only with a factor of the last fifteen minutes',
    async (level) => {
      const ids = await letterOfClass(level);
      const fresh = await answers(ids, 15);
      expect([...fresh.values()].filter((answer) => answer === 'shown').length).toBeGreaterThan(8);
      expect(refused(fresh)).toEqual([]);
      const stale = await answers(ids, 16);
      expect([...stale].filter(([id, answer]) => answer === 'shown' && !turnsPages(id))).toEqual([]);
      expect(refused(stale).sort()).toEqual(
        ofLetters
          .map((op) => op.id)
          .filter((id) => !turnsPages(id))
          .sort(),
      );
      // No page was read from this picture, so there is nothing to show; but it is not the factor that is missing.
      expect(stale.get('letters.page-image')).toBe('core.not-found');
      // Pages may be turned for as long as one reads.
      expect(refused(await answers(ids, 61)).sort()).toEqual(ofLetters.map((op) => op.id).sort());
    },
  );

  it.each(['SR', 'R'] as const)(
    'is opened (%s) on its way out only with such a factor by who is to sign it',
    async (level) => {
      const { id: draftId } = await submitted(office, { securityClass: level });
      const ids = { draftId, number: 1, page: 1, q: 'hasil', fileId: crypto.randomUUID() };
      const fresh = await answers(ids, 15, ofDrafts);
      expect([...fresh.values()].filter((answer) => answer === 'shown').length).toBeGreaterThan(8);
      expect(refused(fresh)).toEqual([]);
      const stale = await answers(ids, 16, ofDrafts);
      expect(refused(stale)).toEqual(ofDrafts.map((op) => op.id).filter((id) => !turnsPages(id)));
      // Pages may be turned for as long as one reads.
      expect(refused(await answers(ids, 61, ofDrafts))).toEqual(ofDrafts.map((op) => op.id));
    },
  );

  it('is acted on only with such a factor, and nothing is done without', async () => {
    const { letterId, recipientId } = await letterOfClass('R');
    const { regent } = office;
    const [account] = await house.owner<{ id: string }>(
      'select id from identity.account where person_id = $1',
      [regent.personId],
    );
    const begun = house.clock.now();
    const call = house.as(await openSession(house, office.agencyId, regent.personId, account!.id));
    house.clock.advance(16 * 60_000);
    for (const act of [
      () => call(letters.close, { letterId, postId: regent.postId }),
      () => call(letters.nameReaders, { letterId, postIds: [office.staff.postId] }),
      () => call(dispositions.accept, { recipientId }),
    ])
      expect(await act().catch((fault: { code: string }) => fault.code)).toBe('core.step-up-required');
    house.clock.set(begun.toISOString());
    const [desk] = await house.owner<{ state: string }>(
      'select state from dispositions.recipient where id = $1',
      [recipientId],
    );
    expect(desk!.state).toBe('reported');
    expect((await regent.call(letters.open, { letterId })).stage).not.toBe('closed');
  });

  it('is listed without what was written about it until a factor is proved', async () => {
    const note = 'Panggil saksi kedua';
    const letter = await office.registry.call(letters.register, {
      sender: 'Inspektorat',
      subject: 'Pemeriksaan khusus',
      addressees: [office.regent.postId],
      securityClass: 'R',
    });
    await office.regent.call(dispositions.give, {
      letterId: letter.id,
      postId: office.regent.postId,
      recipients: [office.head.postId],
      instructions: ['TINDAK_LANJUT'],
      note,
    });
    const [account] = await house.owner<{ id: string }>(
      'select id from identity.account where person_id = $1',
      [office.head.personId],
    );
    const begun = house.clock.now();
    const call = house.as(await openSession(house, office.agencyId, office.head.personId, account!.id));
    const line = async () =>
      (await call(dispositions.inbox, { size: 100 })).items.find((row) => row.letter.id === letter.id)!;
    const finds = async (q: string) => (await call(dispositions.inbox, { q })).items.length;
    expect([(await line()).note, await finds('saksi')]).toEqual([note, 1]);
    house.clock.advance(16 * 60_000);
    const stale = await line();
    const found = [await finds('saksi'), await finds('khusus')];
    house.clock.set(begun.toISOString());
    // Nor is the note guessed by searching for it; the head of the letter is found as before.
    expect(found).toEqual([0, 1]);
    expect([stale.note, stale.withheld, stale.instructions.length]).toEqual(['', false, 1]);
  });

  it('stays a line in the lists of its readers', async () => {
    const { letterId } = await letterOfClass('SR');
    const begun = house.clock.now();
    house.clock.advance(3_600_000);
    const { items } = await office.regent.call(letters.list, { size: 100 });
    house.clock.set(begun.toISOString());
    expect(items.map((item) => item.id)).toContain(letterId);
  });

  it('is hidden from who may not read it as if it were missing, however fresh or stale', async () => {
    const { letterId } = await letterOfClass('SR');
    const ask = () =>
      office.staff.call(letters.open, { letterId }).catch((fault: { code: string }) => fault.code);
    const begun = house.clock.now();
    expect(await ask()).toBe('core.not-found');
    house.clock.advance(3_600_000);
    expect(await ask()).toBe('core.not-found');
    house.clock.set(begun.toISOString());
  });
});

it('letters of class T and B ask for nothing more than the session: the test can tell them apart', async () => {
  for (const level of ['T', 'B'] as const)
    expect(refused(await answers(await letterOfClass(level), 120))).toEqual([]);
});

describe('a dossier of class SR or R', () => {
  it.each(['SR', 'R'] as const)('is read (%s) only with such a factor', async (securityClass) => {
    const { head, unitId } = office;
    const { id: dossierId } = await head.call(dossiers.open, {
      ...{ unitId, code: '000.1.1', title: 'Hasil pemeriksaan', securityClass },
    });
    const fileIds = [await upload(head)];
    const record = await head.call(records.file, {
      dossierId,
      title: 'Laporan',
      medium: 'electronic',
      fileIds,
    });
    // Somebody opened it in an emergency, and said why.
    await house.owner(
      `insert into archive.emergency_opening (agency_id, id, record_id, dossier_id, unit_id, year, number, item_number, security_class, reason, opened_by, opened_at, ends_at)
       values ($1, gen_random_uuid(), $2, $3, $4, 2026, 1, 1, 'R', repeat('x', 20), $5, now(), now() + interval '4 hours')`,
      [office.agencyId, record.id, dossierId, unitId, office.staff.personId],
    );
    const ids = {
      dossierId,
      recordId: record.id,
      position: 1,
      page: 1,
      size: 'full',
      form: 'original',
      q: 'a',
      with: 1,
    };
    const fresh = await answers(ids, 15, ofDossiers);
    expect([...fresh.values()].filter((answer) => answer === 'shown').length).toBeGreaterThan(8);
    expect(refused(fresh)).toEqual([]);
    // Pages are turned, looked through and held beside each other for as long as one reads.
    const turned = (id: string) => /(page-image|-document|read-page|compare-versions)$/.test(id);
    expect(refused(await answers(ids, 16, ofDossiers)).sort()).toEqual(
      ofDossiers
        .map((op) => op.id)
        .filter((id) => !turned(id))
        .sort(),
    );
    expect(refused(await answers(ids, 61, ofDossiers)).sort()).toEqual(ofDossiers.map((op) => op.id).sort());
  });
});
