import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '#core/contract/client.ts';
import { type Tx, transact } from '#core/db/tx.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { drafts } from '../contract/drafts.ts';
import { sending } from '../contract/sending.ts';
import type { DraftId } from '../contract/terms.ts';
import { draftTexts } from '../contract/text.ts';
import { begun, code, openStep, saying, submitted, wayOver, write } from './factory.ts';
import { readyLetters } from './ready-letters.ts';

let house: TestHouse;
let office: SmallOffice;
let desk: Awaited<ReturnType<typeof readyLetters>>;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  desk = await readyLetters(house, office);
});
afterAll(() => house.close());

const as = <T>(official: Official, work: (tx: Tx) => Promise<T>) =>
  transact(house.house.appPool, { agency: office.agencyId, posts: [official.postId] }, 'write', work);
const tables = ['version', 'step', 'co_writer', 'text', 'text_update', 'comment'] as const;
type Table = (typeof tables)[number];
/** The tables of the drafting in which the database shows this official something of the letter. */
const shownIn = (official: Official, id: DraftId) =>
  as(official, async (tx) => {
    const shown: Table[] = [];
    for (const table of tables)
      if ((await tx.rows(`select 1 from outgoing.${table} where draft_id = $1 limit 1`, [id])).length > 0)
        shown.push(table);
    return shown;
  });
const send = async (id: DraftId) => {
  for (const stage of ['signed', 'sent'])
    await house.owner('update outgoing.draft set stage = $2 where id = $1', [id, stage]);
};
const asked = (official: Official, url: string) =>
  house.server.inject({ url, headers: { authorization: `Bearer ${official.token}` } });

/** Every way to what came before a letter, and how it is answered. */
async function drafting(official: Official, draftId: DraftId): Promise<Record<string, string>> {
  const said = (answer: Promise<unknown>) => answer.then(() => 'shown', code);
  const fetched = async (url: string) =>
    (await asked(official, url)).statusCode === 200 ? 'shown' : 'refused';
  return {
    versions: await said(official.call(drafts.versions, { draftId })),
    version: await said(official.call(drafts.openVersion, { draftId, number: 1 })),
    now: await said(official.call(drafts.openVersion, { draftId, number: 0 })),
    text: await said(official.call(draftTexts.sync, { draftId, since: 0, updates: [] })),
    comments: await said(official.call(draftTexts.listComments, { draftId })),
    way: await said(official.call(drafts.proposeWay, { draftId })),
    docx: await fetched(addressOf(draftTexts.writeDocx, { draftId })),
    printed: await fetched(addressOf(drafts.preview, { draftId, version: 1 })),
  };
}
const refused = {
  ...{ versions: 'core.not-found', version: 'core.not-found', now: 'core.not-found', text: 'core.not-found' },
  ...{ comments: 'core.not-found', way: 'core.not-found', docx: 'refused', printed: 'refused' },
};
const isShown = Object.fromEntries(Object.keys(refused).map((name) => [name, 'shown']));

/** A letter with a past: another text, a comment, a note with which it came back. */
async function writtenTwice(): Promise<DraftId> {
  const { staff, division, head } = office;
  const draft = await begun(office, {}, 'Kanari: naskah pertama.');
  await staff.call(draftTexts.addComment, {
    ...{ draftId: draft.id, anchor: null, quote: '', body: 'Kanari: angka ini salah' },
  });
  const way = wayOver([division], head);
  const first = await staff.call(drafts.submit, { draftId: draft.id, way, note: 'Kanari: mohon cepat' });
  await division.call(drafts.return, { ...openStep(first), to: 0, note: 'Kanari: terlalu keras' });
  await write(staff, draft.id, saying('Mohon data.'));
  const second = await staff.call(drafts.submit, { draftId: draft.id, way });
  await division.call(drafts.approve, openStep(second));
  return draft.id;
}

describe('how a letter of class B came about', () => {
  it('stays with who takes part and who sees the letters of the unit once the agency reads it', async () => {
    const { admin, staff, division, head, registry } = office;
    const id = await writtenTwice();
    await send(id);
    const view = await admin.call(drafts.open, { draftId: id });
    expect(view).toMatchObject({ stage: 'sent', steps: [], coWriters: [], can: { readDrafting: false } });
    const told = await admin.call(drafts.timeline, { draftId: id });
    expect(JSON.stringify([view, told])).not.toContain('Kanari');
    expect(told.filter(({ type }) => type.startsWith('draft.') || type.startsWith('step.'))).toEqual([]);
    expect(await drafting(admin, id)).toEqual(refused);
    for (const reader of [staff, division, head, registry]) {
      expect(await drafting(reader, id)).toEqual(isShown);
      expect((await reader.call(drafts.open, { draftId: id })).can.readDrafting).toBe(true);
      expect(JSON.stringify(await reader.call(drafts.timeline, { draftId: id }))).toContain('terlalu keras');
    }
  });

  it('stays with who takes part alone where it was secret once, in the database too', async () => {
    const { staff, division, head, registry, regent } = office;
    const secret = await begun(office, { securityClass: 'SR', subject: 'Kanari mutasi' }, 'Kanari: rahasia.');
    await staff.call(draftTexts.addComment, { draftId: secret.id, anchor: null, quote: '', body: 'Kanari' });
    await staff.call(drafts.nameCoWriters, {
      draftId: secret.id,
      revision: secret.revision,
      postIds: [division.postId],
    });
    await staff.call(drafts.keepVersion, { draftId: secret.id });
    await write(staff, secret.id, saying('Mohon data.'));
    const { revision } = await staff.call(drafts.open, { draftId: secret.id });
    const open = { draftId: secret.id, revision, securityClass: 'B', subject: 'Permintaan data' } as const;
    await staff.call(drafts.change, open);
    await staff.call(drafts.submit, { draftId: secret.id, way: wayOver([division], head) });
    // Until it is signed it is what is being written, and that was secret.
    for (const other of [registry, regent]) {
      expect(await other.call(drafts.open, { draftId: secret.id }).catch(code)).toBe('core.not-found');
      expect(
        await as(other, (tx) => tx.rows('select 1 from outgoing.draft where id = $1', [secret.id])),
      ).toEqual([]);
      const { items } = await other.call(drafts.list, { box: 'unit', size: 100 });
      expect(items.some(({ id }) => id === secret.id)).toBe(false);
    }
    await send(secret.id);
    for (const other of [registry, regent]) {
      expect((await other.call(drafts.open, { draftId: secret.id })).facts.subject).toBe('Permintaan data');
      expect(await drafting(other, secret.id)).toEqual(refused);
      expect(await shownIn(other, secret.id)).toEqual([]);
    }
    for (const own of [staff, division, head]) {
      expect(await drafting(own, secret.id)).toEqual(isShown);
      expect(await shownIn(own, secret.id)).toEqual(tables);
    }
  });

  it('that was secret once stays closed by the house alone, were the policy of the database gone', async () => {
    const other = await smallOffice(house);
    const { id, revision } = await begun(other, { securityClass: 'R' });
    await other.staff.call(drafts.change, { draftId: id, revision, securityClass: 'B' });
    const [kept] = await house.owner<{ rule: string }>(
      `select pg_get_expr(polqual, polrelid) as rule from pg_policy
       where polname = 'confidential' and polrelid = 'outgoing.draft'::regclass`,
    );
    await house.owner('alter policy confidential on outgoing.draft using (true)');
    const answer = await other.regent.call(drafts.open, { draftId: id }).then(() => 'shown', code);
    await house.owner(`alter policy confidential on outgoing.draft using (${kept!.rule})`);
    expect(answer).toBe('core.not-found');
  });

  it('that was secret once asks who takes part for a fresh factor', async () => {
    const other = await smallOffice(house);
    const { id, revision } = await begun(other, { securityClass: 'R' });
    await other.staff.call(drafts.change, { draftId: id, revision, securityClass: 'B' });
    house.clock.advance(16 * 60_000);
    const answers = await drafting(other.staff, id);
    house.clock.advance(-16 * 60_000);
    expect(answers).toMatchObject({ versions: 'core.step-up-required', text: 'core.step-up-required' });
  });
});

describe('who received a letter', () => {
  it('of class SR reads what was signed and nothing of how it came about, in the database too', async () => {
    const { staff, head, secretary } = office;
    const letter = await desk.ready({
      securityClass: 'SR',
      signer: head,
      recipients: [{ channel: 'post', postId: secretary.postId, name: null }],
    });
    await staff.call(sending.send, { draftId: letter.id });
    expect((await secretary.call(drafts.open, { draftId: letter.id })).steps).toEqual([]);
    expect(await drafting(secretary, letter.id)).toEqual(refused);
    expect(await shownIn(secretary, letter.id)).toEqual([]);
    expect(await shownIn(head, letter.id)).toEqual(['version', 'step']);
    // The wall of the database alone would fall; the one of the house stands.
    const rule = `exists (select from outgoing.draft d where d.agency_id = version.agency_id and d.id = version.draft_id`;
    await house.owner(`alter policy confidential on outgoing.version using (${rule}))`);
    const [inDatabase, inHouse] = [await shownIn(secretary, letter.id), await drafting(secretary, letter.id)];
    await house.owner(
      `alter policy confidential on outgoing.version using (${rule}
        and (not d.was_confidential or d.taking_part && (select core.acting_posts()))))`,
    );
    expect([inDatabase, inHouse]).toEqual([['version'], refused]);
  });

  it('does not come to take part by whom the house names as a reader', async () => {
    const { admin } = office;
    const { id } = await submitted(office, { securityClass: 'SR' });
    await send(id);
    await house.owner(
      'update outgoing.draft set readers = readers || $2::uuid[], taking_part = readers where id = $1',
      [id, [admin.postId]],
    );
    expect((await admin.call(drafts.open, { draftId: id })).can.readDrafting).toBe(false);
    expect(await shownIn(admin, id)).toEqual([]);
  });

  it('gets the files that went out, and none that was taken out before', async () => {
    const { admin, staff, registry } = office;
    const [kept, removed] = [
      await desk.keep(Buffer.from('a'), 'a.pdf'),
      await desk.keep(Buffer.from('b'), 'b.pdf'),
    ];
    const letter = await desk.ready({ fileIds: [kept as never] });
    await house.owner(
      `insert into outgoing.version (agency_id, draft_id, number, facts, made_by, made_post_id, made_at)
       select agency_id, draft_id, 2, jsonb_set(facts, '{facts,fileIds}', jsonb_build_array($2::text)), made_by, made_post_id, made_at
       from outgoing.version where draft_id = $1`,
      [letter.id, removed],
    );
    await staff.call(sending.send, { draftId: letter.id });
    const status = async (official: Official, fileId: string) =>
      (await asked(official, addressOf(drafts.attachment, { draftId: letter.id, fileId: fileId as never })))
        .statusCode;
    expect([await status(admin, kept), await status(admin, removed)]).toEqual([200, 404]);
    expect([await status(staff, removed), await status(registry, removed)]).toEqual([200, 200]);
  });

  it('may begin a letter like it, with the words that were signed', async () => {
    const { admin, staff } = office;
    await house.owner(
      `update organization.role set permissions = permissions || '{outgoing.write}' where agency_id = $1 and name = 'admin'`,
      [office.agencyId],
    );
    const letter = await desk.ready({
      recipients: [{ channel: 'mail', address: 'kanari@lain.example', name: 'Camat Uji' }],
      text: { parts: saying('Isi yang ditandatangani.').parts },
    });
    await staff.call(sending.send, { draftId: letter.id });
    const like = await admin.call(drafts.begin, { kindCode: 'SDINAS', likeDraftId: letter.id });
    const { facts, text } = await admin.call(drafts.openVersion, { draftId: like.id, number: 0 });
    expect(JSON.stringify(text)).toContain('Isi yang ditandatangani.');
    expect(facts.recipients).toEqual([{ channel: 'paper', name: 'Camat Uji' }]);
  });
});
