import { expect, test } from 'vitest';
import { createFormat } from '#office/format/format.ts';
import en from '../../locales/en.json' with { type: 'json' };
import id from '../../locales/id.json' with { type: 'json' };
import { citedAs, stretchesOf, type WhyWords, whyLine, whyLines } from './why-lines.ts';

const texts: Record<'id' | 'en', Record<string, string>> = { id, en };

/** The words of the module as its pages say them. */
function formatOf(language: 'id' | 'en'): WhyWords {
  const format = createFormat(language, 'Asia/Jakarta');
  return {
    t: (key, params = {}) =>
      (texts[language][key] ?? key).replace(/\{\{(\w+)\}\}/g, (gap, name: string) =>
        name in params ? String(params[name]) : gap,
      ),
    clock: (at) => format.time(at).split(' ')[0]!,
    day: format.day,
    number: format.number,
  };
}

const at = (time: string) => Date.parse(`2026-11-23T${time}:00+07:00`);
const words = formatOf('id');
const hours = {
  code: 'plan',
  from: at('07:30'),
  to: at('16:00'),
  requiredMinutes: 450,
  basis: 'Perpres 21/2023 art. 4',
};
const late = {
  code: 'stretch',
  minutes: 12,
  from: at('07:30'),
  to: at('07:42'),
  kind: 'late',
  mark: null,
  basis: 'Perpres 21/2023',
};

test('a step says its hours, its direction and its regulation in the language of the screen', () => {
  expect(whyLine(hours, words)).toBe(
    'Jam kerja 07.30 sampai 16.00, 450 menit kerja (Perpres 21/2023 Pasal 4).',
  );
  expect(whyLine({ code: 'checked', direction: 'in', at: at('07:42') }, words)).toBe(
    'Presensi masuk pukul 07.42.',
  );
  expect(whyLine({ code: 'not-a-working-day', kind: 'holiday', basis: 'SKB 1497/2025' }, words)).toBe(
    'Bukan hari kerja: Hari libur (SKB 1497/2025).',
  );
});

test('what is taken off stands there as a percentage', () => {
  const tier = { code: 'tier', tier: 'TL1', minutes: 12, basisPoints: 50, basis: 'Perbup 7/2026' };
  expect(whyLine(tier, words)).toBe('12 menit masuk tingkat TL1: potongan 0,5 persen (Perbup 7/2026).');
});

test('minutes stand apart from the rest of the reasoning', () => {
  expect(stretchesOf([hours, late])).toEqual([late]);
  expect(whyLines([hours, late], words)).toHaveLength(1);
});

test('an id of a request is nothing that a person reads', () => {
  const request = '0193f0b2-7a51-7cc3-98aa-0d2f4a5b6c7d';
  expect(citedAs(request, words.t)).toBe('permohonan yang disetujui');
  expect(citedAs('ST-12/2026', words.t)).toBe('ST-12/2026');
  const covered = {
    code: 'covered-end',
    direction: 'out',
    mark: 'duty',
    at: at('16:00'),
    reference: request,
  };
  expect(whyLine(covered, words)).not.toContain(request);
});

test('no step leaves a gap or a key in its sentence', () => {
  const steps = [
    ...[hours, late, { code: 'flexible-hours', from: at('08:00'), to: at('16:30'), basis: 'x' }],
    ...[
      { code: 'not-checked', direction: 'out' },
      { code: 'remote', mode: 'home', reference: 'ST 1' },
    ],
    ...[{ code: 'corrected', direction: 'in', at: at('07:30'), reference: 'x' }],
    ...[{ code: 'deduction-of-mark', mark: 'sick', basisPoints: 250, basis: 'x' }],
    ...[{ code: 'tier-not-checked', tier: 'PSW4', direction: 'out', basisPoints: 150, basis: 'x' }],
    ...[
      { code: 'no-scheme', day: '2026-11-23' },
      { code: 'absent-all', basisPoints: 500, basis: 'x' },
    ],
  ];
  for (const language of ['id', 'en'] as const)
    for (const step of steps)
      expect(whyLine(step, formatOf(language))).not.toMatch(/\{\{|attendance\.|undefined/);
});
