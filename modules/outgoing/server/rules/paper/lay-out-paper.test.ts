import { describe, expect, it } from 'vitest';
import { LetterKind } from '../../../contract/kinds.ts';
import { oddLetters } from '../../../test/odd-letters.ts';
import { doc, paragraph, sampleLetter } from '../../../test/sample-letter.ts';
import { sampleLetters } from '../../../test/sample-letters.ts';
import { nationalLayouts } from '../../layouts.ts';
import { nationalKinds } from '../../letter-kinds.ts';
import { layOutPaper, textFaults } from './lay-out-paper.ts';
import type { LetterFacts } from './letter-facts.ts';
import type { PaperPiece } from './paper.ts';

const piecesOf = (facts: LetterFacts) => layOutPaper(facts).pieces;
const find = <Name extends PaperPiece['piece']>(facts: LetterFacts, name: Name) =>
  piecesOf(facts).find((one): one is Extract<PaperPiece, { piece: Name }> => one.piece === name)!;
const body = { parts: { body: doc(paragraph('Isi.')) } };

describe('a letter on paper', () => {
  it.each([...Object.keys(sampleLetters), ...Object.keys(oddLetters)])(
    '%s has every part that its layout asks for',
    (name) => {
      const facts = { ...sampleLetters, ...oddLetters }[name]!();
      expect(textFaults(facts.layout, facts.text)).toEqual([]);
      expect(JSON.stringify(layOutPaper(facts))).not.toMatch(/undefined|\{\w+\}/);
    },
  );

  it('is the same paper from the same facts', () => {
    const facts = sampleLetters.keputusan!();
    expect(layOutPaper(facts)).toEqual(layOutPaper(structuredClone(facts)));
  });

  it('of the usual form has place and day at the right, then Nomor, Sifat, Lampiran, Hal', () => {
    const facts = sampleLetters['surat-dinas']!();
    expect(find(facts, 'line')).toMatchObject({ text: 'Arunika, 23 November 2026', align: 'right' });
    expect(find(facts, 'rows').rows).toEqual([
      ['Nomor', '000.1.2.3/47/DISKOMINFO/2026'],
      ['Sifat', 'Segera'],
      ['Lampiran', '1 (satu) berkas'],
      ['Hal', 'Permintaan data aplikasi perangkat daerah tahun 2026'],
    ]);
    expect(find(facts, 'copies').items).toEqual([
      'Bupati Arunika;',
      'Sekretaris Daerah; dan',
      'Inspektur Daerah.',
    ]);
  });

  it('says its class before its urgency where it is not for everybody', () => {
    const nature = (change: Partial<LetterFacts>) =>
      find(sampleLetter('SDINAS', { ...change, text: body }), 'rows').rows[1]![1];
    expect(nature({ securityClass: 'B', urgency: 'biasa' })).toBe('Biasa');
    expect(nature({ securityClass: 'B', urgency: 'sangat-segera' })).toBe('Sangat Segera');
    expect(nature({ securityClass: 'SR', urgency: 'segera' })).toBe('Sangat Rahasia');
  });

  it('as a numbered copy says which one of how many it is, and ends with the list of all of them', () => {
    const facts = oddLetters['rahasia-salinan']!();
    const paper = layOutPaper(facts);
    expect(paper.copyMark).toBe('Salinan ke-2 dari 3');
    expect(paper.pieces.at(-1)).toMatchObject({
      piece: 'annex',
      title: 'DAFTAR SALINAN',
      pieces: [
        {
          rows: [
            ['1', 'Inspektur Daerah'],
            ['2', 'Bupati Contoh'],
            ['3', 'Kepolisian Resor'],
          ],
        },
      ],
    });
    // What is signed is laid out without it: the copy is the same paper with one sheet more.
    const signed = layOutPaper({ ...facts, copyMark: null });
    expect(paper.pieces.slice(0, -1)).toEqual(signed.pieces);
  });

  it('keeps five recipients at its head and sends more to an annex', () => {
    const offices = (count: number) => Array.from({ length: count }, (_, index) => `Camat ${index + 1}`);
    const five = sampleLetter('SDINAS', { recipients: offices(5), text: body });
    expect(find(five, 'recipients').names).toHaveLength(5);
    expect(find(five, 'annex')).toBeUndefined();
    const six = sampleLetter('SDINAS', { recipients: offices(6), text: body });
    expect(find(six, 'recipients').names).toEqual(['Daftar terlampir']);
    expect(JSON.stringify(find(six, 'annex'))).toMatch(
      /DAFTAR PENERIMA SURAT.*Camat 1;.*Camat 5; dan.*Camat 6\./,
    );
  });

  it('tells of a decree whose it is, its number below, and its clauses in words', () => {
    const facts = sampleLetters.keputusan!();
    expect(find(facts, 'title')).toEqual({
      piece: 'title',
      title: 'KEPUTUSAN BUPATI ARUNIKA',
      number: 'NOMOR 147 TAHUN 2026',
      about: ['TENTANG', 'TIM KOORDINASI PEMERINTAH DIGITAL KABUPATEN ARUNIKA TAHUN 2027', 'BUPATI ARUNIKA,'],
    });
    expect(find(facts, 'command').text).toBe('MEMUTUSKAN:');
    expect(JSON.stringify(find(facts, 'content'))).toMatch(/KESATU.*KEDUA.*KETIGA.*KEEMPAT/);
  });

  it('begins a record with the day in words', () => {
    expect(find(sampleLetters['berita-acara']!(), 'line').text).toBe(
      'Pada hari ini, Senin tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam, kami yang bertanda tangan di bawah ini:',
    );
  });

  it('names few people line by line and many in a table', () => {
    expect(find(sampleLetters['surat-tugas']!(), 'people').people).toHaveLength(2);
    expect(find(oddLetters['tugas-25-orang']!(), 'table').rows).toHaveLength(25);
  });

  it('without a number leaves room for one, and is marked as a draft', () => {
    const facts = oddLetters['konsep-belum-bernomor']!();
    expect(layOutPaper(facts).watermark).toBe('KONSEP');
    expect(find(facts, 'rows').rows).toContainEqual(['Nomor', '……………………']);
  });

  it('claims a certificate only where there is one, and nothing on paper', () => {
    const footer = (certified: boolean | null) =>
      layOutPaper(sampleLetter('SDINAS', { certified, text: body })).footer.join(' ');
    expect(footer(true)).toMatch(/diterbitkan oleh Balai Besar Sertifikasi Elektronik/);
    expect(footer(false)).toMatch(/TTE tidak tersertifikasi/);
    expect(footer(null)).toBe('');
  });

  it('fills in variables as text, whatever they hold', () => {
    const facts = sampleLetter('SDINAS', {
      subject: '{{number}} #panic()',
      text: {
        parts: {
          body: doc({ type: 'paragraph', content: [{ type: 'variable', attrs: { name: 'subject' } }] }),
        },
      },
    });
    expect(find(facts, 'content').blocks).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: '{{number}} #panic()' }] },
    ]);
  });
});

describe('what is missing', () => {
  it('is told part by part', () => {
    expect(
      textFaults(
        nationalLayouts.decree,
        sampleLetter('KEPUTUSAN', { text: { parts: { agenda: doc(paragraph('x')) } } }).text,
      ),
    ).toEqual([
      { code: 'outgoing.part-missing', part: 'considering' },
      { code: 'outgoing.part-missing', part: 'recalling' },
      { code: 'outgoing.part-missing', part: 'body' },
      { code: 'outgoing.part-unknown', part: 'agenda' },
    ]);
  });
});

describe('every kind of the nation', () => {
  const written = nationalKinds.filter(({ layout }) => layout !== null);

  it.each(written.map(({ code }) => code))('%s is laid out by the data alone', (code) => {
    const facts = sampleLetter(code, { text: { parts: {} } });
    const parts = facts.layout
      .filter((one) => one.piece === 'part')
      .map(({ part }) => [part, doc(paragraph(`Bagian ${part}.`))]);
    const whole = { ...facts, text: { ...facts.text, parts: Object.fromEntries(parts) } };
    const printed = JSON.stringify(layOutPaper(whole).pieces);
    for (const [part] of parts) expect(printed).toContain(`Bagian ${part}.`);
    expect(printed).toContain('"signatures"');
  });

  it('and one that an agency adds', () => {
    const kind = LetterKind.parse({
      ...nationalKinds.find(({ code }) => code === 'SKET'),
      code: 'SDISPENSASI',
      name: 'Surat Dispensasi',
      title: 'SURAT DISPENSASI',
    });
    const facts = { ...sampleLetter('SKET', { text: body }), kind };
    expect(find(facts, 'title').title).toBe('SURAT DISPENSASI');
  });

  it('is written here unless another module or a hand writes it', () => {
    const elsewhere = nationalKinds.filter(({ layout }) => layout === null).map(({ code }) => code);
    expect(elsewhere).toEqual(['DISPOSISI', 'LEMBARDAERAH', 'BERITADAERAH']);
  });
});
