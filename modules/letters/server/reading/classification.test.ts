import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { suppliedSheet } from '#modules/archive/server/archive.api.ts';
import { formerCode, printedCode } from './classification.ts';
import { rankCodes } from './classification-index.ts';
import { stem } from './index-terms.ts';
import { propose, readingKnowledge } from './propose.ts';
import { invitation } from './testing/sample-letter.ts';

const data = (name: string) => readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8');
const knowledge = readingKnowledge(suppliedSheet(), data('topic-phrases.txt'));
const firstFive = (text: string) =>
  rankCodes(knowledge.classification, [{ text, weight: 3 }])
    .slice(0, 5)
    .map((entry) => entry.code);

describe('classification codes', () => {
  it('holds the whole list of Permendagri 83/2022', () => {
    expect(knowledge.classification.codes).toHaveLength(2989);
  });

  it('every topic phrase leads to codes that exist', () => {
    const codes = data('topic-phrases.txt')
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .flatMap((line) => line.split(' = ')[1]?.split(' ') ?? []);
    expect(codes.filter((code) => !knowledge.classification.byCode.has(code))).toEqual([]);
  });

  it.each([
    ['000.1.5/1284/102.1/2026', '000.1.5'],
    ['36/INSP/000.1.2.3/I/2025', '000.1.2.3'],
    ['B-417/KPLD/D.III/PD.02/09/2026', null],
    ['118/SPH/CSN-MKT/VIII/2026', null],
  ])('the code printed in %s is %s', (number, code) => {
    expect(printedCode(knowledge.classification, number)).toBe(code);
  });

  it('a code of the older scheme is told from a serial number', () => {
    expect(formerCode('421/1533/DISDIK/VII/2026')).toBe('421');
    expect(formerCode('118/SPH/CSN/VIII/2026')).toBeNull();
  });

  it.each([
    ['Usul Kenaikan Gaji Berkala', '800.1.11.13'],
    ['Pengaduan Kerusakan Jalan', '600.1.9.4'],
    ['Permohonan Data Kependudukan', '400.12.4.3'],
    ['Jadwal Retensi Arsip', '000.5.2.11'],
  ])('%s is filed under %s', (subject, code) => {
    expect(firstFive(subject)).toContain(code);
  });

  it.each(['Undangan Rapat Koordinasi', 'Undangan', 'Undangan Upacara Hari Pahlawan'])(
    '%s is proposed no code of laws and regulations',
    (subject) => {
      const { codes, byCode } = knowledge.classification;
      const titles = firstFive(subject).map((code) => codes[byCode.get(code)!]!.title);
      expect(titles.filter((title) => /undang-undang/i.test(title))).toEqual([]);
    },
  );

  it('a draft law is still filed under laws and regulations', () => {
    const { codes, byCode } = knowledge.classification;
    for (const subject of [
      'Rancangan Peraturan Perundang-undangan',
      'Rancangan Peraturan Perundang undangan',
    ])
      expect(firstFive(subject).map((code) => codes[byCode.get(code)!]!.title)).toContainEqual(
        expect.stringMatching(/perundang-undangan/i),
      );
  });

  it('forms of one word share a stem', () => {
    expect(stem('pemeliharaan')).toBe(stem('memelihara'));
    expect(stem('penyusunan')).toBe(stem('menyusun'));
  });
});

describe('reading a letter whole', () => {
  it('is repeatable and proposes at most five codes, the printed one first', () => {
    const proposals = propose(invitation(), knowledge);
    expect(propose(invitation(), knowledge)).toEqual(proposals);
    expect(proposals.classification.length).toBeLessThanOrEqual(5);
    expect(proposals.classification[0]).toMatchObject({ value: '400.7.13', reason: 'printed-code' });
  });

  it('proposes nothing, and does not fail, where nothing was read', () => {
    const empty = { page: 1, width: 0, height: 0, source: 'none' as const, rotation: 0 as const, words: [] };
    for (const pages of [[], [empty]]) {
      const { urgency: _urgency, securityClass: _class, classification, ...rest } = propose(pages, knowledge);
      expect(Object.values(rest).every((value) => value === null)).toBe(true);
      expect(classification).toEqual([]);
    }
  });
});
