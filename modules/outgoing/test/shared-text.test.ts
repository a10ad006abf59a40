import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { LetterText } from '../contract/letter-text.ts';
import type { DraftId } from '../contract/terms.ts';
import { draftTexts } from '../contract/text.ts';
import { seedText, textOf } from '../server/text/text-of.ts';
import { toBase64 } from '../text/base64.ts';
import { partOf } from '../text/letter-document.ts';
import { readLetter } from '../text/read-letter.ts';
import { createTextLine, fromServer, type TextLine } from '../text/text-line.ts';
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
const opening = LetterText.parse({
  parts: {
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Awal. ' }] }] },
  },
});

/** A pseudo-random number in [0, 1) from a seed (mulberry32): a run that failed can be run again. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Writer {
  doc: Y.Doc;
  line: TextLine;
  offline: boolean;
}

/** A writer whose line to one of the two servers sends some things twice and loses some answers. */
function writer(draftId: DraftId, server: TestHouse, random: () => number): Writer {
  const doc = new Y.Doc();
  const call = server.as(office.staff.token);
  const one: Writer = {
    doc,
    offline: false,
    line: createTextLine({
      doc,
      exchange: async (asked) => {
        if (one.offline) throw new Error('no network');
        const answer = await call(draftTexts.sync, { draftId, ...asked });
        if (random() < 0.15) await call(draftTexts.sync, { draftId, ...asked });
        if (random() < 0.15) throw new Error('the answer was lost');
        return answer;
      },
    }),
  };
  return one;
}

async function exchangeAll({ line }: Writer): Promise<void> {
  while (await line.exchange().catch(() => true));
}

/** Writes one word somewhere: into a paragraph, as a new one, or takes back a word of its own. */
function writeSomething({ doc }: Writer, word: string, own: string[], random: () => number): void {
  const body = partOf(doc, 'body');
  const paragraphs = body.toArray() as Y.XmlElement[];
  const choice = random();
  if (choice < 0.2 || paragraphs.length === 0) {
    const paragraph = new Y.XmlElement('paragraph');
    const text = new Y.XmlText();
    text.insert(0, `${word} `);
    paragraph.insert(0, [text]);
    body.insert(Math.floor(random() * (body.length + 1)), [paragraph]);
    own.push(word);
    return;
  }
  const texts = paragraphs.flatMap((one) => one.toArray().filter((child) => child instanceof Y.XmlText));
  const text = texts[Math.floor(random() * texts.length)] as Y.XmlText;
  const mine = own.find((one) => text.toString().includes(one));
  if (choice > 0.9 && mine) {
    text.delete(text.toString().indexOf(mine), mine.length);
    own.splice(own.indexOf(mine), 1);
    return;
  }
  const gaps = [...text.toString().matchAll(/ |$/g)].map(({ index }) => index);
  text.insert(gaps[Math.floor(random() * gaps.length)]!, ` ${word}`);
  own.push(word);
}

const said = (text: LetterText) => JSON.stringify(text);
const wordsOf = (text: LetterText) => JSON.stringify(text).match(/\bk\d+x\d+k\b/g) ?? [];

/** Many write at once, two of them without a network for a while; the words that each left standing. */
async function writeTogether(
  draftId: DraftId,
  seed: number,
  rounds: number,
): Promise<[Writer[], string[][]]> {
  const random = chance(seed);
  const writers = Array.from({ length: 6 }, (_, at) => writer(draftId, at % 2 ? second : house, random));
  const own: string[][] = writers.map(() => []);
  for (const one of writers) await exchangeAll(one);
  for (let round = 0; round < rounds; round += 1) {
    for (const at of [0, 1]) writers[at]!.offline = round > rounds / 4 && round < (rounds * 3) / 4;
    for (const [at, one] of writers.entries()) writeSomething(one, `k${at}x${round}k`, own[at]!, random);
    // In parallel, so that the order in which they arrive is nobody's.
    await Promise.all(
      writers.filter(() => random() < 0.7).map((one) => one.line.exchange().catch(() => true)),
    );
    if (round === Math.floor(rounds / 2)) await house.runJobs();
  }
  for (const one of writers) one.offline = false;
  // Twice: what the first sends last, the others have not seen yet.
  for (const one of [...writers, ...writers]) await exchangeAll(one);
  return [writers, own];
}

describe('a text that many write at once', () => {
  it.each([1, 2, 3])('ends the same for everybody with every word in it (seed %i)', async (seed) => {
    const draftId = await writtenDraft(house, office, opening);
    const [writers, own] = await writeTogether(draftId, seed, 40);
    const kept = await house.system(office.agencyId, ({ tx }) => textOf(tx, draftId));
    for (const { doc, line } of writers) {
      expect(said(readLetter(doc).text)).toBe(said(kept));
      expect(line.unsent).toEqual([]);
    }
    expect(wordsOf(kept).toSorted()).toEqual(own.flat().toSorted());
  });

  it('would be found to differ, had the server lost one update', async () => {
    const draftId = await writtenDraft(house, office, opening);
    await house.owner('alter table outgoing.text_update disable trigger is_held');
    const random = chance(9);
    const one = writer(draftId, house, random);
    await exchangeAll(one);
    const own: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      writeSomething(one, `k0x${round}k`, own, () => 0.5);
      await exchangeAll(one);
    }
    await house.owner('delete from outgoing.text_update where draft_id = $1 and seq = 4', [draftId]);
    await house.owner('alter table outgoing.text_update enable trigger is_held');
    const kept = await house.system(office.agencyId, ({ tx }) => textOf(tx, draftId));
    expect(wordsOf(kept).toSorted()).not.toEqual(own.toSorted());
  });

  it('loses nothing when its updates are put into one piece, and knows what arrived before its foundation', async () => {
    const draftId = await writtenDraft(house, office, opening);
    const author = new Y.Doc();
    const updates: Uint8Array[] = [];
    author.on('update', (update: Uint8Array, origin) => origin !== fromServer && updates.push(update));
    const line = createTextLine({
      doc: author,
      exchange: (asked) => office.staff.call(draftTexts.sync, { draftId, since: asked.since, updates: [] }),
    });
    await line.exchange();
    const text = (partOf(author, 'body').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    for (const word of ['satu ', 'dua ', 'tiga ']) text.insert(text.length, word);
    const send = (update: Uint8Array) =>
      office.staff.call(draftTexts.sync, { draftId, since: 0, updates: [toBase64(update)] });
    // The last before the first: it waits for what it builds on, also through a compaction.
    await send(updates[2]!);
    await house.owner(
      `insert into outgoing.text_update (agency_id, draft_id, seq, content, made_at)
       select $1, $2, seq + g, '\\x0000', now() from outgoing.text, generate_series(1, 300) g where draft_id = $2`,
      [office.agencyId, draftId],
    );
    await house.owner('update outgoing.text set seq = seq + 300 where draft_id = $1', [draftId]);
    const { compactTextJob } = await import('../server/jobs/compact-text.ts');
    const { transact } = await import('#core/db/tx.ts');
    const context = await house.system(office.agencyId, async (ctx) => ctx);
    await compactTextJob.run(
      {
        ...context,
        signal: new AbortController().signal,
        transact: (mode, work) =>
          transact(house.house.workerPool, { agency: office.agencyId }, mode, (tx) =>
            work({ ...context, tx }),
          ),
      },
      { draftId },
    );
    const left = await house.owner('select 1 from outgoing.text_update where draft_id = $1', [draftId]);
    expect(left).toHaveLength(0);
    await send(updates[0]!);
    await send(updates[1]!);
    const kept = await house.system(office.agencyId, ({ tx }) => textOf(tx, draftId));
    expect(said(kept)).toContain('Awal. satu dua tiga ');
  });

  it('takes nothing away that is in no snapshot, whoever asks', async () => {
    const draftId = await writtenDraft(house, office, opening);
    await expect(
      house.owner('delete from outgoing.text_update where draft_id = $1', [draftId]),
    ).rejects.toThrow('is not in the snapshot');
  });

  it('tells everything anew to a server that was set back', async () => {
    const draftId = await writtenDraft(house, office, opening);
    const one = writer(draftId, house, () => 0.5);
    await exchangeAll(one);
    writeSomething(one, 'k0x0k', [], () => 0.5);
    await exchangeAll(one);
    await house.owner('alter table outgoing.text_update disable trigger is_held');
    await house.owner('delete from outgoing.text_update where draft_id = $1 and seq > 1', [draftId]);
    await house.owner('update outgoing.text set seq = 1 where draft_id = $1', [draftId]);
    await house.owner('alter table outgoing.text_update enable trigger is_held');
    await exchangeAll(one);
    const kept = await house.system(office.agencyId, ({ tx }) => textOf(tx, draftId));
    expect(wordsOf(kept)).toEqual(['k0x0k']);
  });

  it('that is brought back to earlier words changes for those who have it open', async () => {
    const draftId = await writtenDraft(house, office, opening);
    const one = writer(draftId, house, () => 0.5);
    await exchangeAll(one);
    writeSomething(one, 'k0x0k', [], () => 0.5);
    await exchangeAll(one);
    await house.system(office.agencyId, (ctx) => seedText(ctx, draftId, opening));
    await exchangeAll(one);
    expect(said(readLetter(one.doc).text)).toBe(said(opening));
  });
});

describe('what is sent as a change of a text', () => {
  const update = (write: (doc: Y.Doc) => void) => {
    const doc = new Y.Doc();
    write(doc);
    return toBase64(Y.encodeStateAsUpdate(doc));
  };
  it.each([
    ['bytes that mean nothing', toBase64(new Uint8Array([9, 9, 9, 9, 9]))],
    ['a document cut short', update((doc) => doc.getText('about').insert(0, 'judul')).slice(0, 12)],
    ['a root that no letter has', update((doc) => doc.getText('lain').insert(0, 'x'))],
    ['a document in the document', update((doc) => doc.getMap('event').set('x', new Y.Doc()))],
    ['bytes as a value', update((doc) => doc.getMap('event').set('x', new Uint8Array(9)))],
    ['a value that is too long', update((doc) => doc.getMap('event').set('x', 'x'.repeat(500)))],
  ])('is refused before it is kept where it is %s', async (_, sent) => {
    const draftId = await writtenDraft(house, office, opening);
    const refused = await office.staff
      .call(draftTexts.sync, { draftId, since: 0, updates: [sent] })
      .catch(code);
    expect(refused).toBe('outgoing.text-malformed');
    const rows = await house.owner('select 1 from outgoing.text_update where draft_id = $1', [draftId]);
    expect(rows).toHaveLength(1);
  });

  it('is taken from who may write, and from nobody else', async () => {
    const draftId = await writtenDraft(house, office, opening);
    const sent = { draftId, since: 0, updates: [update((doc) => doc.getText('about').insert(0, 'x'))] };
    expect(await office.division.call(draftTexts.sync, sent).catch(code)).toBe('outgoing.not-now');
    expect((await office.division.call(draftTexts.sync, { ...sent, updates: [] })).seq).toBe(1);
    expect(await office.admin.call(draftTexts.sync, sent).catch(code)).toBe('core.not-found');
  });
});
