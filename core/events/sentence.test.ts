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

  it('has forms of its own for none and one, by the only number of the payload', () => {
    const counting = createLocales([
      { id: coreIndonesian, en: coreEnglish },
      {
        id: {
          'events.thing.due': '{{actor}}: {{daysLeft}} hari lagi',
          'events.thing.due_zero': '{{actor}}: hari ini',
        },
        en: {
          'events.thing.due': '{{actor}}: {{daysLeft}} days left',
          'events.thing.due_one': '{{actor}}: one day left',
          'events.thing.due_zero': '{{actor}}: today',
        },
      },
    ]);
    const due = (daysLeft: number, locale: 'id' | 'en') => {
      const told = { ...event, type: 'thing.due', payload: { daysLeft, deadline: '2026-11-21' } } as const;
      return sentenceOf(counting, locale, told, { ...names, postName: null });
    };
    expect([0, 1, 2].map((days) => due(days, 'id'))).toEqual([
      'Sri Wahyuni: hari ini',
      'Sri Wahyuni: 1 hari lagi',
      'Sri Wahyuni: 2 hari lagi',
    ]);
    expect([0, 1, 2].map((days) => due(days, 'en'))).toEqual([
      'Sri Wahyuni: today',
      'Sri Wahyuni: one day left',
      'Sri Wahyuni: 2 days left',
    ]);
  });

  it('names the posts of a payload', () => {
    expect(postsNamedIn({ addressees: ['a', 'b'] })).toEqual(['a', 'b']);
    expect(postsNamedIn({ posts: ['c'] })).toEqual(['c']);
    expect(postsNamedIn({})).toEqual([]);
    expect(postsNamedIn(null)).toEqual([]);
  });
});
