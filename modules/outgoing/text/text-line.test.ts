import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { fromBase64 } from './base64.ts';
import { applyUpdates } from './sound-update.ts';
import { createTextLine, type Exchange, fromServer } from './text-line.ts';

/** A text on the server, which answers with what it was handed. */
function server() {
  const doc = new Y.Doc();
  const updates: string[] = [];
  const exchange: Exchange = async ({ since, updates: handed }) => {
    applyUpdates(doc, handed.map(fromBase64), fromServer);
    updates.push(...handed);
    return { seq: updates.length, updates: updates.slice(since), more: false };
  };
  return { exchange, words: () => doc.getText('about').toString() };
}

it('what another page left is handed in by who takes it over', async () => {
  const other = new Y.Doc();
  other.getText('about').insert(0, 'Ditinggalkan.');
  const left = Y.encodeStateAsUpdate(other);
  const { exchange, words } = server();
  const doc = new Y.Doc();
  let told = 0;
  const line = createTextLine({ doc, exchange, onUnsent: () => (told += 1) });
  applyUpdates(doc, [left], fromServer);
  expect(line.unsent).toEqual([]);
  line.take([left]);
  expect(told).toBe(1);
  await line.exchange();
  expect(words()).toBe('Ditinggalkan.');
  expect(line.unsent).toEqual([]);
});

it('what was written while the line was broken stays, and goes with the next exchange', async () => {
  const { exchange, words } = server();
  const doc = new Y.Doc();
  let broken = true;
  const line = createTextLine({
    doc,
    exchange: (asked) => (broken ? Promise.reject(new Error('no network')) : exchange(asked)),
  });
  doc.getText('about').insert(0, 'Tertulis.');
  await expect(line.exchange()).rejects.toThrow('no network');
  expect(line.unsent).toHaveLength(1);
  broken = false;
  await line.exchange();
  expect(words()).toBe('Tertulis.');
  expect(line.unsent).toEqual([]);
});
