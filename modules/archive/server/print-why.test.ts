import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { declaredErrors } from '#core/contract/errors.ts';
import { projectRoot } from '#core/db/project-root.ts';
import { createLocales } from '#core/i18n/locales.ts';
import '../module.ts';
import * as terms from '../contract/terms.ts';
import en from '../locales/en.json' with { type: 'json' };
import id from '../locales/id.json' with { type: 'json' };
import { refusalSentence, whySentence } from './print-why.ts';
import { disposalSteps } from './rules/disposal/disposal-law.ts';
import { refusalCodes } from './rules/disposal/refusal.ts';
import { lifeCycleOf } from './rules/retention/life-cycle.ts';
import { type WhyCode, whyCodes } from './rules/retention/why.ts';
import { dossier, event, hold, scheduleOf, suppliedVersion } from './rules/testing/samples.ts';

const { text } = createLocales([{ id, en }]);
const texts: Record<'id' | 'en', Record<string, string>> = { id, en };
const declared = [...declaredErrors().keys()].filter((code) => code.startsWith('archive.'));

const wanted = [
  ...declared.map((code) => `errors.${code}`),
  ...Object.keys(whyCodes).map((code) => `archive.why.${code}`),
  ...terms.fates.map((word) => `archive.fate.${word}`),
  ...terms.copyStates.map((word) => `archive.copy-state.${word}`),
  ...terms.disposalKinds.map((word) => `archive.kind.${word}`),
  ...terms.lifeStates.map((word) => `archive.state.${word}`),
  ...terms.custodies.map((word) => `archive.custody.${word}`),
  ...terms.holdReasons.map((word) => `archive.hold.${word}`),
  ...terms.placeKinds.map((word) => `archive.place.${word}`),
  ...terms.accessGroups.map((word) => `archive.group.${word}`),
  ...terms.codeSchemes.map((word) => `archive.scheme.${word}`),
  ...terms.authorities.map((word) => `archive.authority.${word}`),
  ...terms.disposalRoles.map((word) => `archive.role.${word}`),
  ...terms.capacities.map((word) => `archive.capacity.${word}`),
  ...disposalSteps.map((word) => `archive.step.${word}`),
  ...['added', 'removed', 'moved', 'renamed', 'retention-changed'].map((word) => `archive.change.${word}`),
];

/** Groups of texts that are wholly listed above. */
const groups = new Set(wanted.map((key) => key.slice(0, key.lastIndexOf('.'))));

/** Texts that are missing in a language, and texts of their groups that nobody asks for. */
function differences(has: Readonly<Record<string, string>>): string[] {
  return [
    ...wanted.filter((key) => !has[key]).map((key) => `missing ${key}`),
    ...Object.keys(has)
      .filter((key) => groups.has(key.slice(0, key.lastIndexOf('.'))) && !wanted.includes(key))
      .map((key) => `unused ${key}`),
  ];
}

describe.each(['id', 'en'] as const)('the texts in %s', (locale) => {
  test('are there for every word, step and refusal, and no others', () => {
    expect(differences(texts[locale])).toEqual([]);
  });

  test('leave nothing unsaid: both languages use the same values', () => {
    const values = (sentence: string) => [...new Set(sentence.match(/\{\{\w+\}\}/g))].sort();
    for (const key of wanted)
      expect([key, values(texts[locale][key]!)]).toEqual([key, values(id[key as keyof typeof id])]);
  });
});

test('a text that is missing is noticed', () => {
  const { 'archive.why.held': _, ...rest } = id;
  expect(differences(rest)).toEqual(['missing archive.why.held']);
});

test('every code of an error that the server uses is declared, and every declared one is used', () => {
  const folder = path.join(projectRoot(), 'modules/archive/server');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('/testing/'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
  const used = new Set(sources.flatMap((source) => source.match(/(?<=')archive\.[a-z-]+(?=')/g) ?? []));
  expect(declared.filter((code) => !used.has(code))).toEqual([]);
  const rules = [...used].filter((code) => refusalCodes.includes(code as (typeof refusalCodes)[number]));
  expect(rules.filter((code) => !declared.includes(code))).toEqual([]);
  expect(refusalCodes.filter((code) => !declared.includes(code))).toEqual([]);
});

test('the reasoning reads as sentences, in both languages', () => {
  const words = 'Sejak Proses Kegiatan Dinyatakan Selesai Dilaksanakan';
  const life = lifeCycleOf(
    dossier('800.1.11.4', {
      events: [event(words, '2024-05-15', { recordedOn: '2024-06-03' })],
      holds: [hold('2027-02-01', null)],
    }),
    scheduleOf(suppliedVersion()),
    '2027-03-01',
  );
  const said = (locale: 'id' | 'en') => life.why.map((step) => whySentence(step, locale, text));
  expect(said('id')).toEqual([
    'Berkas ditutup pada 15 Mei 2024.',
    'Kode 800.1.11.4: aktif 1 tahun, inaktif 1 tahun, musnah (Pergub 30).',
    `Peristiwa "${words}" terjadi pada 15 Mei 2024, dicatat pada 3 Jun 2024.`,
    'Tahun dihitung sejak akhir tahun itu, 31 Des 2024.',
    'Aktif sampai 31 Des 2025.',
    'Inaktif sampai 31 Des 2026.',
    'Setelah itu: musnah.',
    'Ditahan sejak 1 Feb 2027 karena pemeriksaan; selama itu tidak boleh disusutkan.',
  ]);
  expect(said('en').at(-1)).toBe('Held since 1 Feb 2027: audit. It may not be disposed of while that lasts.');
});

test('a refusal names people and steps by their words', () => {
  const refusal = {
    code: 'archive.roles-apart',
    values: { role: 'second-executor', other: 'first-executor' },
  } as const;
  expect(refusalSentence(refusal, 'id', text)).toBe(
    'Anda sudah bertindak sebagai pelaksana pertama, jadi tidak boleh sekaligus sebagai pelaksana kedua. Minta orang lain.',
  );
  expect(whySentence({ code: 'destroyed' satisfies WhyCode, on: '2027-02-01' }, 'en', text)).toBe(
    'Destroyed on 1 Feb 2027.',
  );
});
