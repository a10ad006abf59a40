import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, type PersonId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import { type Official, openSession, type SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { entries } from '../contract/entries.ts';
import { files } from '../contract/files.ts';
import { siasn } from '../contract/siasn.ts';
import { type SiasnServer, siasnEmployee, siasnServer } from './siasn-server.ts';
import { refusal, staffOffice } from './staff-office.ts';

let bkn: SiasnServer;
let house: TestHouse;
let office: SmallOffice;
let personId: PersonId;

beforeAll(async () => {
  bkn = await siasnServer();
  house = await testHouse({ modules: { staff: { siasn: bkn.settings } } });
  office = await staffOffice(house);
  await house.owner('update organization.agency set code = $2 where id = $1', [
    office.agencyId,
    bkn.settings.agency,
  ]);
  ({ personId } = office.staff);
});
afterAll(async () => {
  await house.close();
  await bkn[Symbol.asyncDispose]();
});
beforeEach(() => {
  bkn.data = { ...siasnEmployee };
  bkn.next = [];
});

const fetched = async () => {
  await office.admin.call(siasn.start, { personId });
  await house.runJobs();
  return office.admin.call(siasn.show, { personId });
};

describe('what SIASN has of an employee', () => {
  it('is held against the file, and nothing of the file is changed by it', async () => {
    const { state, difference, answeredAt } = await fetched();
    expect([state, answeredAt]).toEqual(['fetched', expect.any(String)]);
    expect(difference!.changes.length).toBeGreaterThan(10);
    expect(difference!.unread).toContainEqual({
      history: 'rw-penghargaan',
      field: 'pemberi',
      why: 'missing',
    });
    expect((await office.admin.call(files.show, { personId })).entries).toEqual([]);
    // Whoever keeps the file accepts a change as an entry; the next look has it no more.
    const grades = difference!.changes.filter(({ kind }) => kind === 'grade');
    for (const { content, startsOn, decreeNumber, decreeDay } of grades)
      await office.admin.call(entries.add, { personId, content, startsOn, decreeNumber, decreeDay });
    const after = (await office.admin.call(siasn.show, { personId })).difference!;
    expect(after.changes.some(({ kind }) => kind === 'grade')).toBe(false);
    expect(after.unchanged).toBe(2);
  });

  it('names the entry that differs, which is corrected and kept', async () => {
    bkn.data = {
      ...siasnEmployee,
      'rw-golongan': siasnEmployee['rw-golongan'].map((row) => ({ ...row, skNomor: `${row.skNomor}-benar` })),
    };
    const { difference } = await fetched();
    const [change] = difference!.changes.filter(({ kind }) => kind === 'grade');
    const { content, startsOn, decreeNumber, decreeDay, differsFrom } = change!;
    await office.admin.call(entries.correct, {
      ...{ personId, entryId: differsFrom!.id, content, startsOn, decreeNumber, decreeDay },
      reason: 'Menurut SIASN',
    });
    const file = (await office.admin.call(files.show, { personId })).entries;
    expect(file.filter(({ kind }) => kind === 'grade')).toHaveLength(3);
  });

  it('in the private part is shown after the reading was written down, and to nobody else', async () => {
    const { difference } = await fetched();
    const told = JSON.stringify(difference);
    for (const secret of ['discipline', 'personal', 'Islam', 'Teguran']) expect(told).not.toContain(secret);
    const readings = async () => (await office.staff.call(files.listReadings, {})).items.length;
    const before = await readings();
    const secret = await office.admin.call(siasn.readPrivate, { personId });
    expect(secret.changes.map(({ kind }) => kind).sort()).toEqual(['discipline', 'personal']);
    expect(await readings()).toBe(before + 1);
    expect(await refusal(office.head.call(siasn.readPrivate, { personId }))).toBe('core.forbidden');
  });

  it('is sealed: the database holds no word of it', async () => {
    await fetched();
    const rows = await house.owner<{ hex: string }>(
      `select encode(content_sealed, 'escape') as hex from staff.siasn_part where person_id = $1`,
      [personId],
    );
    expect(rows).toHaveLength(2);
    for (const { hex } of rows) expect(hex).not.toMatch(/Semarang|Teguran|Pranata|grade/);
  });

  describe('behind its wall in the database', () => {
    const parts = (reader: Official, noted: boolean) => {
      const settings = { agency: office.agencyId, person: reader.personId, posts: [reader.postId] };
      return transact(house.house.appPool, settings, 'write', async (tx) => {
        if (noted)
          await tx.rows(
            `insert into staff.reading (agency_id, id, person_id, reader_id, act, purpose, read_at)
             values ($1, $2, $3, $4, 'shown', 'Uji', now())`,
            [office.agencyId, newId(), personId, reader.personId],
          );
        const seen = await tx.rows<{ is_private: boolean }>(
          'select is_private from staff.siasn_part where person_id = $1 order by 1',
          [personId],
        );
        return seen.map(({ is_private }) => is_private);
      });
    };

    it('the private part is a row only for a transaction that wrote the reading', async () => {
      await fetched();
      expect(await parts(office.admin, false)).toEqual([false]);
      expect(await parts(office.admin, true)).toEqual([false, true]);
      expect(await parts(office.division, false)).toEqual([]);
    });

    it('a planted hole is noticed', async () => {
      await house.owner('drop policy kept on staff.siasn_part');
      try {
        expect(await parts(office.division, false)).toEqual([false, true]);
      } finally {
        await house.owner(
          `create policy kept on staff.siasn_part as restrictive for select to pendopo_app
           using (staff.may_keep(person_id, false) and (not is_private or staff.reads_private(person_id)))`,
        );
      }
      expect(await parts(office.division, false)).toEqual([]);
    });
  });
});

describe('a question to SIASN', () => {
  it('is asked by who keeps the file alone, and not about oneself', async () => {
    expect(await refusal(office.division.call(siasn.start, { personId }))).toBe('core.forbidden');
    expect(await refusal(office.staff.call(siasn.start, { personId }))).toBe('core.forbidden');
    expect(await refusal(office.admin.call(siasn.start, { personId: office.admin.personId }))).toBe(
      'staff.own-file',
    );
    // The head keeps the files of the department, not those of the secretariat.
    expect(await refusal(office.head.call(siasn.start, { personId: office.registry.personId }))).toBe(
      'core.not-found',
    );
    expect(await refusal(office.head.call(siasn.show, { personId: office.registry.personId }))).toBe(
      'core.not-found',
    );
  });

  it('is not asked for an agency whose keys these are not', async () => {
    const other = await staffOffice(house);
    const asked = other.admin.call(siasn.start, { personId: other.staff.personId });
    expect(await refusal(asked)).toBe('staff.siasn-off');
    expect(await refusal(other.admin.call(siasn.start, { personId }))).toBe('core.not-found');
  });

  it('is not asked about who has no number', async () => {
    await house.owner('update organization.person set nip = null where id = $1', [office.division.personId]);
    const asked = office.admin.call(siasn.start, { personId: office.division.personId });
    expect(await refusal(asked)).toBe('staff.no-number');
  });

  it('tells why nothing came, and leaves what was fetched before until it is asked again', async () => {
    await fetched();
    bkn.next = [{ status: 200, body: 'bukan JSON' }];
    const failed = await fetched();
    expect([failed.state, failed.fault, failed.difference]).toEqual(['failed', 'odd-answer', null]);
    bkn.data = {};
    expect((await fetched()).fault).toBe('no-such-employee');
    bkn.data = { ...siasnEmployee };
    expect((await fetched()).fault).toBeNull();
  });

  it('goes on when the tokens ran out meanwhile', async () => {
    bkn.endTokens();
    expect((await fetched()).state).toBe('fetched');
  });

  it('is in the log of access, without a number or a name', async () => {
    await fetched();
    const [row] = await house.owner<{ payload: object }>(
      `select payload from core.event where type = 'staff-file.fetched' order by occurred_at desc limit 1`,
    );
    expect(row!.payload).toEqual({ personId });
  });

  it('is forgotten after a month', async () => {
    await fetched();
    const schedule = house.house.modules
      .flatMap(({ schedules }) => schedules)
      .find(({ name }) => name === 'staff.forget-siasn-fetches')!;
    const run = (days: number) =>
      house.system(office.agencyId, async (ctx) =>
        schedule.run({
          ...ctx,
          clock: { now: () => new Date(house.clock.now().getTime() + days * 86_400_000) },
          signal: new AbortController().signal,
          transact: (_mode: string, work: (inner: typeof ctx) => Promise<unknown>) => work(ctx),
        } as never),
      );
    await run(29);
    expect((await office.admin.call(siasn.show, { personId })).state).toBe('fetched');
    await run(31);
    expect((await office.admin.call(siasn.show, { personId })).state).toBe('none');
  });
});

it('is off where the operator entered no keys', async () => {
  const off = await testHouse({ beside: house });
  const token = await openSession(
    house,
    office.agencyId,
    office.admin.personId,
    await accountOf(office.admin.personId),
  );
  expect(await refusal(off.as(token)(siasn.start, { personId }))).toBe('staff.siasn-off');
  await off.close();
});

async function accountOf(person: PersonId): Promise<string> {
  const rows = await house.owner<{ id: string }>('select id from identity.account where person_id = $1', [
    person,
  ]);
  return rows[0]!.id;
}
