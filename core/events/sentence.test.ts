import { describe, expect, it } from 'vitest';
import { createLocales } from '../i18n/locales.ts';
import coreEnglish from '../locales/en.json' with { type: 'json' };
import coreIndonesian from '../locales/id.json' with { type: 'json' };
import { postsNamedIn, sentenceOf, type ToldEvent } from './sentence.ts';

const locales = createLocales([
  { id: coreIndonesian, en: coreEnglish },
  {
    id: { 'events.thing.done': '{{actor}} memberi {{count}} hal kepada {{others}} sampai {{deadline}}' },
    en: { 'events.thing.done': '{{actor}} gave {{count}} things to {{others}} until {{deadline}}' },
  },
]);
const event: ToldEvent = {
  type: 'thing.done',
  actorKind: 'person',
  capacity: 'secretary',
  payload: { count: 2, deadline: '2026-11-21' },
};
const names = { actorName: 'Sri Wahyuni', postName: 'Bupati', others: ['Kepala Dinas', 'Kepala Bidang'] };

describe('the sentence of an event', () => {
  it('says who did it for which post, to whom, and days as people say them', () => {
    expect(sentenceOf(locales, 'id', event, names)).toBe(
      'Sri Wahyuni (untuk Bupati) memberi 2 hal kepada Kepala Dinas dan Kepala Bidang sampai 21 November 2026',
    );
    expect(sentenceOf(locales, 'en', event, names)).toBe(
      'Sri Wahyuni (for Bupati) gave 2 things to Kepala Dinas and Kepala Bidang until 21 November 2026',
    );
  });

  it('says what the program itself did, and leaves no hole where a name is gone', () => {
    expect(sentenceOf(locales, 'id', { ...event, actorKind: 'system' }, names)).toMatch(/^Sistem memberi/);
    const gone = { actorName: null, postName: null, others: ['—'] };
    expect(sentenceOf(locales, 'id', event, gone)).toMatch(/^— memberi 2 hal kepada —/);
  });

  it('names the posts of a payload', () => {
    expect(postsNamedIn({ addressees: ['a', 'b'] })).toEqual(['a', 'b']);
    expect(postsNamedIn({ posts: ['c'] })).toEqual(['c']);
    expect(postsNamedIn({})).toEqual([]);
    expect(postsNamedIn(null)).toEqual([]);
  });
});
