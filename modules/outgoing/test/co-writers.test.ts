import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostId } from '#core/contract/ids.ts';
import { type Tx, transact } from '#core/db/tx.ts';
import { notifications } from '#modules/notifications/contract/notifications.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { DraftView } from '../contract/draft-views.ts';
import { drafts } from '../contract/drafts.ts';
import type { DraftId } from '../contract/terms.ts';
import { draftTexts } from '../contract/text.ts';
import { begun, code, openStep, saying, wayOver, write } from './factory.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  // Writes for the registry, and sees no letters of the department by any other right.
  await house.owner(
    `update organization.role set permissions = array_remove(permissions, 'outgoing.view-unit') where agency_id = $1 and name = 'registry'`,
    [office.agencyId],
  );
});
afterAll(() => house.close());

const name = async (draft: Pick<DraftView, 'id'>, posts: readonly PostId[], by: Official = office.staff) => {
  const { revision } = await office.staff.call(drafts.open, { draftId: draft.id });
  return by.call(drafts.nameCoWriters, { draftId: draft.id, revision, postIds: [...posts] });
};
/** A draft in which the registry writes along. */
const shared = async (fields: Parameters<typeof begun>[1] = {}): Promise<DraftView> =>
  name(await begun(office, fields), [office.registry.postId]);
const opens = (official: Official, draftId: DraftId) =>
  official.call(drafts.open, { draftId }).then(
    ({ can }) => can,
    (failure: unknown) => code(failure),
  );
const inMine = async (official: Official, draftId: DraftId) =>
  (await official.call(drafts.list, { size: 100 })).items.some(({ id }) => id === draftId);
const change = (official: Official, { id, revision }: DraftView, fields: object) =>
  official.call(drafts.change, { draftId: id, revision, ...fields });

describe('who is named to write along', () => {
  it('finds the draft among their own, writes its text and its fields, and comments', async () => {
    const { staff, registry } = office;
    const draft = await begun(office);
    expect(draft.coWriters).toEqual([]);
    expect(await opens(registry, draft.id)).toBe('core.not-found');
    const named = await name(draft, [registry.postId]);
    expect(named).toMatchObject({
      revision: draft.revision + 1,
      coWriters: [{ name: 'Tata Usaha', holderName: 'Tata Usaha Uji' }],
      can: { nameCoWriters: true },
    });
    expect(await inMine(registry, draft.id)).toBe(true);
    await write(registry, draft.id, saying('Ditulis bersama.'));
    const { text } = await staff.call(drafts.openVersion, { draftId: draft.id, number: 0 });
    expect(JSON.stringify(text)).toContain('Ditulis bersama.');
    expect(await change(registry, named, { urgency: 'segera' })).toMatchObject({ urgency: 'segera' });
    await registry.call(draftTexts.addComment, {
      draftId: draft.id,
      anchor: null,
      quote: '',
      body: 'Cukup?',
    });
    const version = await registry.call(drafts.keepVersion, { draftId: draft.id });
    expect(version).toMatchObject({ postName: 'Tata Usaha', madeBy: { id: registry.personId } });
  });

  it('does not send it on its way, take it back, cancel it, or name others', async () => {
    const { staff, registry, division, head } = office;
    const draft = await shared();
    expect(draft.can).toMatchObject({ submit: true, cancel: true, nameCoWriters: true });
    expect(await opens(registry, draft.id)).toMatchObject({
      ...{ write: true, comment: true, submit: false, takeBack: false, cancel: false, nameCoWriters: false },
    });
    const way = wayOver([division], head);
    expect(await registry.call(drafts.submit, { draftId: draft.id, way }).catch(code)).toBe('core.not-found');
    expect(await registry.call(drafts.cancel, { draftId: draft.id, reason: 'x' }).catch(code)).toBe(
      'core.not-found',
    );
    expect(await name(draft, [registry.postId, division.postId], registry).catch(code)).toBe(
      'core.not-found',
    );
    await staff.call(drafts.submit, { draftId: draft.id, way });
    expect(await registry.call(drafts.takeBack, { draftId: draft.id }).catch(code)).toBe('core.not-found');
  });

  it('reads on once it is on its way, and writes again when it comes back', async () => {
    const { staff, registry, division, head } = office;
    const draft = await shared();
    const way = wayOver([division], head);
    const sent = await staff.call(drafts.submit, { draftId: draft.id, way });
    expect(await opens(registry, draft.id)).toMatchObject({ write: false, comment: true });
    expect(await change(registry, sent, { subject: 'x' }).catch(code)).toBe('outgoing.not-now');
    expect(await write(registry, draft.id, saying('Terlambat.')).catch(code)).toBe('outgoing.not-now');
    expect(await name(sent, []).catch(code)).toBe('outgoing.not-now');
    const back = await division.call(drafts.return, { ...openStep(sent), to: 0, note: 'Perbaiki' });
    expect((await change(registry, back, { subject: 'Diperbaiki' })).facts.subject).toBe('Diperbaiki');
    // To be sent again is for who writes it.
    expect(await inMine(registry, draft.id)).toBe(true);
    expect((await registry.call(drafts.list, { returned: 'true' })).items).toEqual([]);
    expect(await registry.call(drafts.counters, {})).toMatchObject({ returned: 0 });
  });

  it('and is taken off again, neither reads nor writes any more', async () => {
    const { registry } = office;
    for (const securityClass of ['B', 'R'] as const) {
      const draft = await shared({ securityClass });
      expect(await opens(registry, draft.id)).toMatchObject({ write: true });
      expect((await name(draft, [])).coWriters).toEqual([]);
      expect(await opens(registry, draft.id)).toBe('core.not-found');
      expect(await inMine(registry, draft.id)).toBe(false);
      expect(await change(registry, draft, { subject: 'x' }).catch(code)).toBe('core.not-found');
      expect(await write(registry, draft.id, saying('x')).catch(code)).toBe('core.not-found');
    }
  });

  it('while their change waits for the end of another, is refused it: who writes along is asked behind the lock', async () => {
    const { staff, division } = office;
    const draft = await name(await begun(office), [division.postId]);
    const waits = async () =>
      (
        await house.owner(
          `select 1 from pg_stat_activity where wait_event_type = 'Lock' and usename = 'pendopo_app'`,
        )
      ).length;
    const settings = { agency: office.agencyId, posts: [staff.postId] };
    const changing = await transact(house.house.appPool, settings, 'write', async (tx) => {
      await tx.rows('select 1 from outgoing.draft where id = $1 for update', [draft.id]);
      const late = change(division, draft, { subject: 'Terlambat' }).then(() => 'done', code);
      await expect.poll(waits, { timeout: 10_000 }).toBe(1);
      await tx.rows('delete from outgoing.co_writer where draft_id = $1', [draft.id]);
      return [late];
    });
    // They still read it, as whoever sees the letters of the unit does.
    expect(await changing[0]).toBe('core.not-found');
    expect((await division.call(drafts.open, { draftId: draft.id })).facts.subject).not.toBe('Terlambat');
  });

  it('reads on where their post takes part in another way', async () => {
    const { division } = office;
    const draft = await begun(office, { signers: [{ postId: division.postId }], securityClass: 'R' });
    await name(draft, [division.postId]);
    await name(draft, []);
    expect(await opens(division, draft.id)).toMatchObject({ write: false });
  });

  it('is told so, in a sentence of its timeline and in a notice; nobody is told of the end', async () => {
    const { staff, registry } = office;
    const draft = await shared({ securityClass: 'SR' });
    await house.runJobs();
    const [notice] = (await registry.call(notifications.list, {})).items;
    expect(notice).toMatchObject({
      title: 'Anda diminta ikut menulis naskah',
      sentence: 'Staf Uji (Staf) menunjuk Tata Usaha sebagai penulis bersama',
    });
    const count = async () => (await registry.call(notifications.list, {})).items.length;
    const before = await count();
    await name(draft, []);
    await house.runJobs();
    expect(await count()).toBe(before);
    const sentences = (await staff.call(drafts.timeline, { draftId: draft.id })).map((one) => one.sentence);
    expect(sentences.slice(1)).toEqual([
      'Staf Uji (Staf) menunjuk Tata Usaha sebagai penulis bersama',
      'Staf Uji (Staf) mengakhiri Tata Usaha sebagai penulis bersama',
    ]);
  });
});

describe('naming', () => {
  it('is the whole list upon the revision that was seen; the writer is never in it', async () => {
    const { staff, registry, division, regent } = office;
    const draft = await begun(office);
    const named = await name(draft, [registry.postId, staff.postId, registry.postId]);
    expect(named.coWriters.map((one) => one.name)).toEqual(['Tata Usaha']);
    const seen = { draftId: draft.id, revision: draft.revision };
    expect(await staff.call(drafts.nameCoWriters, { ...seen, postIds: [division.postId] }).catch(code)).toBe(
      'outgoing.changed-meanwhile',
    );
    expect((await name(draft, [registry.postId])).revision).toBe(named.revision);
    const others = await name(draft, [division.postId, regent.postId]);
    expect(others.coWriters.map((one) => one.name).toSorted()).toEqual(['Bupati', 'Kepala Bidang']);
    expect(await opens(registry, draft.id)).toBe('core.not-found');
  });

  it('refuses posts that may not write, that are closed, and of another agency', async () => {
    const { admin, regent } = office;
    const other = await smallOffice(house);
    const draft = await begun(office);
    expect(await name(draft, [admin.postId]).catch(code)).toBe('outgoing.co-writer-may-not-write');
    expect(await name(draft, [other.staff.postId]).catch(code)).toBe('outgoing.post-unknown');
    await house.owner(`update organization.post set active_until = '2026-11-01' where id = $1`, [
      regent.postId,
    ]);
    expect(await name(draft, [regent.postId]).catch(code)).toBe('outgoing.post-unknown');
    await house.owner('update organization.post set active_until = null where id = $1', [regent.postId]);
    expect((await office.staff.call(drafts.open, { draftId: draft.id })).coWriters).toEqual([]);
  });

  it('is refused to who reads it, whatever their rank', async () => {
    const { head, registry } = office;
    const draft = await begun(office);
    expect(await name(draft, [registry.postId], head).catch(code)).toBe('core.not-found');
    expect(await name(draft, [registry.postId], registry).catch(code)).toBe('core.not-found');
  });
});

describe('a letter of class R or SR', () => {
  /** Statements of the web role with the posts of an official. */
  const as = <T>(official: Official, work: (tx: Tx) => Promise<T>) =>
    transact(house.house.appPool, { agency: office.agencyId, posts: [official.postId] }, 'write', work);
  const shown = (official: Official, table: string, column: string, id: DraftId) =>
    as(
      official,
      async (tx) => (await tx.rows(`select 1 from outgoing.${table} where ${column} = $1`, [id])).length > 0,
    );

  it('is read and written along by who was named, in the database too, with a fresh factor', async () => {
    const other = await smallOffice(house);
    for (const securityClass of ['R', 'SR'] as const) {
      const draft = await shared({ securityClass });
      const { registry, regent } = office;
      await write(registry, draft.id, saying('Rahasia bersama.'));
      expect(await opens(regent, draft.id)).toBe('core.not-found');
      for (const [table, column] of [
        ['draft', 'id'],
        ['text', 'draft_id'],
        ['co_writer', 'draft_id'],
      ] as const) {
        expect(await shown(registry, table, column, draft.id), table).toBe(true);
        expect(await shown(regent, table, column, draft.id), table).toBe(false);
      }
      await name(draft, []);
      expect(await shown(registry, 'draft', 'id', draft.id)).toBe(false);
    }
    const draft = await begun(other, { securityClass: 'R' });
    await other.staff.call(drafts.nameCoWriters, {
      ...{ draftId: draft.id, revision: draft.revision, postIds: [other.registry.postId] },
    });
    house.clock.advance(16 * 60_000);
    expect(await opens(other.registry, draft.id)).toBe('core.step-up-required');
    house.clock.advance(-16 * 60_000);
  });

  it('would show who writes along, were the policy of the table gone', async () => {
    const { regent } = office;
    const { id } = await shared({ securityClass: 'R' });
    const rule = `(exists (select from outgoing.draft d where d.agency_id = co_writer.agency_id and d.id = co_writer.draft_id
        and (not d.was_confidential or d.taking_part && (select core.acting_posts())) offset 0))`;
    await house.owner('alter policy confidential on outgoing.co_writer using (true)');
    const seen = await shown(regent, 'co_writer', 'draft_id', id);
    await house.owner(`alter policy confidential on outgoing.co_writer using ${rule}`);
    expect([seen, await shown(regent, 'co_writer', 'draft_id', id)]).toEqual([true, false]);
  });

  it('keeps who wrote along once it is on its way: the database takes and drops no row', async () => {
    const { staff, division, head, regent, agencyId } = office;
    const draft = await shared();
    await staff.call(drafts.submit, { draftId: draft.id, way: wayOver([division], head) });
    const drop = () =>
      as(staff, (tx) =>
        tx.rows('delete from outgoing.co_writer where draft_id = $1 returning 1', [draft.id]),
      );
    const add = () =>
      as(staff, (tx) =>
        tx.rows(
          'insert into outgoing.co_writer (agency_id, draft_id, post_id, named_by, named_at) values ($1, $2, $3, $4, now())',
          [agencyId, draft.id, regent.postId, staff.personId],
        ),
      );
    expect(await drop()).toEqual([]);
    await expect(add()).rejects.toThrow('row-level security');
    await house.owner('alter policy named_in_draft on outgoing.co_writer with check (true)');
    await house.owner('alter policy taken_off_in_draft on outgoing.co_writer using (true)');
    await add();
    const dropped = await drop();
    const inDraft = `(exists (select from outgoing.draft d
      where d.agency_id = co_writer.agency_id and d.id = co_writer.draft_id and d.stage = 'draft'))`;
    await house.owner(`alter policy named_in_draft on outgoing.co_writer with check ${inDraft}`);
    await house.owner(`alter policy taken_off_in_draft on outgoing.co_writer using ${inDraft}`);
    expect(dropped).toHaveLength(2);
  });
});
