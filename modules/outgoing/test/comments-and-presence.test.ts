import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transact } from '#core/db/tx.ts';
import type { LiveMessage } from '#core/http/live-message.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { LetterText } from '../contract/letter-text.ts';
import type { DraftId } from '../contract/terms.ts';
import { commentsChanged, draftTexts, Presence, presenceShown, textChanged } from '../contract/text.ts';
import { seedText } from '../server/text/text-of.ts';
import { writtenDraft } from './written-draft.ts';

let house: TestHouse;
let second: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  second = await testHouse({ beside: house });
  office = await smallOffice(house);
});
afterAll(async () => {
  await second.close();
  await house.close();
});

const code = (failure: unknown) => (failure as { code: string }).code;
const text = LetterText.parse({ parts: {} });
const said = { anchor: null, quote: '' };

describe('what is said about a draft', () => {
  it('is a thread that is answered, settled, and open again with the next answer', async () => {
    const draftId = await writtenDraft(house, office, text);
    const { staff, division } = office;
    const anchor = { from: '{"item":{"client":1,"clock":2}}', to: '{"item":{"client":1,"clock":9}}' };
    const first = await division.call(draftTexts.addComment, {
      draftId,
      anchor,
      quote: 'Aula',
      body: 'Aula mana?',
    });
    const { id: commentId } = first;
    await staff.call(draftTexts.replyComment, { draftId, commentId, body: 'Aula kantor' });
    const settled = await division.call(draftTexts.resolveComment, { draftId, commentId });
    expect(settled.resolved?.by.id).toBe(division.personId);
    expect((await staff.call(draftTexts.resolveComment, { draftId, commentId })).resolved?.by.id).toBe(
      division.personId,
    );
    const again = await staff.call(draftTexts.replyComment, { draftId, commentId, body: 'Sudah diganti' });
    expect(again).toMatchObject({ anchor, quote: 'Aula', resolved: null });
    expect(again.said.map(({ body, by }) => [body, by.id])).toEqual([
      ['Aula mana?', division.personId],
      ['Aula kantor', staff.personId],
      ['Sudah diganti', staff.personId],
    ]);
    expect(await staff.call(draftTexts.listComments, { draftId })).toEqual([again]);
  });

  it('is said by those who take part, while the letter is on its way', async () => {
    const draftId = await writtenDraft(house, office, text);
    const say = (who = office.staff) =>
      who.call(draftTexts.addComment, { draftId, ...said, body: 'x' }).catch(code);
    expect(await say(office.admin)).toBe('core.not-found');
    await house.owner("update outgoing.draft set stage = 'sent' where id = $1", [draftId]);
    expect(await say()).toBe('outgoing.not-now');
  });

  it('is not answered in another draft', async () => {
    const [one, other] = [await writtenDraft(house, office, text), await writtenDraft(house, office, text)];
    const { id } = await office.staff.call(draftTexts.addComment, { draftId: one, ...said, body: 'x' });
    const answer = { draftId: other, commentId: id };
    expect(await office.staff.call(draftTexts.replyComment, { ...answer, body: 'y' }).catch(code)).toBe(
      'core.not-found',
    );
    expect(await office.staff.call(draftTexts.resolveComment, answer).catch(code)).toBe('core.not-found');
  });
});

describe('the database, with nothing of the application in between', () => {
  const seen = (table: string, draftId: DraftId, posts: readonly string[]) =>
    transact(house.house.appPool, { agency: office.agencyId, posts }, 'read', async (tx) => {
      const rows = await tx.rows(`select 1 from outgoing.${table} where draft_id = $1`, [draftId]);
      return rows.length;
    });

  it.each(['text', 'text_update', 'comment'])(
    'shows rows of a secret letter in %s to named posts alone',
    async (table) => {
      const draftId = await writtenDraft(house, office, text, 'R');
      await office.staff.call(draftTexts.addComment, { draftId, ...said, body: 'rahasia' });
      expect(await seen(table, draftId, [office.staff.postId])).toBe(1);
      expect(await seen(table, draftId, [office.head.postId])).toBe(0);
    },
  );

  it('notices when the policy is gone', async () => {
    const draftId = await writtenDraft(house, office, text, 'R');
    await house.owner('alter policy confidential on outgoing.text_update using (true)');
    expect(await seen('text_update', draftId, [office.head.postId])).toBe(1);
    await house.owner(`alter policy confidential on outgoing.text_update using (exists (select from outgoing.draft d
      where d.agency_id = text_update.agency_id and d.id = text_update.draft_id))`);
    expect(await seen('text_update', draftId, [office.head.postId])).toBe(0);
  });
});

/** What a person hears in a process, until the signal fires. */
async function hearing(of: TestHouse, personId: string, stop: AbortSignal): Promise<LiveMessage[]> {
  const heard: LiveMessage[] = [];
  const messages = await of.house.live.messages(personId, stop);
  void (async () => {
    for await (const message of messages) heard.push(message);
  })();
  return heard;
}

describe('who has a draft open', () => {
  it('hears of changes, cursors and comments in every process, and nobody else does', async () => {
    const draftId = await writtenDraft(house, office, text);
    const { staff, division, head } = office;
    const stop = new AbortController();
    const [open, other, outside] = [
      await hearing(second, division.personId, stop.signal),
      await hearing(house, staff.personId, stop.signal),
      await hearing(second, head.personId, stop.signal),
    ];
    const show = (who: typeof staff, editor: number) =>
      who.call(draftTexts.showPresence, { draftId, editor, cursor: { anchor: '{}', head: '{}' } });
    await show(division, 1);
    await show(staff, 2);
    await house.system(office.agencyId, (ctx) => seedText(ctx, draftId, { ...text, about: 'BARU' }));
    await staff.call(draftTexts.addComment, { draftId, ...said, body: 'x' });
    await expect
      .poll(() => open.map(({ type }) => type))
      .toEqual([presenceShown, presenceShown, textChanged, commentsChanged]);
    expect(Presence.parse(JSON.parse(open[1]!.detail!))).toMatchObject({
      editor: 2,
      person: { id: staff.personId },
      left: false,
    });
    expect(open[2]).toEqual({ type: textChanged, subject: draftId, detail: '2' });
    expect(other.map(({ type }) => type)).toContain(textChanged);
    expect(outside).toEqual([]);
    expect(
      await office.admin.call(draftTexts.showPresence, { draftId, editor: 3, cursor: null }).catch(code),
    ).toBe('core.not-found');
    stop.abort();
  });
});
