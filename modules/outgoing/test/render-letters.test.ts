import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#core/db/project-root.ts';
import { openPdf, openPdfPage } from '#core/documents/pdf-document.ts';
import { pdfTextLayer } from '#core/documents/pdf-text-layer.ts';
import { renderPdf } from '#core/printing/render-pdf.ts';
import { signaturePlaces } from '#modules/signatures/server/signatures.api.ts';
import { signaturePlace } from '../server/rules/paper/closing-pieces.ts';
import { layOutPaper } from '../server/rules/paper/lay-out-paper.ts';
import type { LetterFacts } from '../server/rules/paper/letter-facts.ts';
import { oddLetters } from './odd-letters.ts';
import { address, doc, meetingDay, paragraph, sampleLetter } from './sample-letter.ts';
import { sampleLetters } from './sample-letters.ts';

const template = 'modules/outgoing/printing/letter.typ';
const at = new Date('2026-11-23T03:00:00Z');
const print = (facts: LetterFacts, by = template) => renderPdf(by, layOutPaper(facts), at);

/** The words of every page, and where the letters stand: shares of the width of the page. */
async function readPages(pdf: Buffer): Promise<{ text: string; right: number }[]> {
  const document = await openPdf(pdf);
  const pages: { text: string; right: number }[] = [];
  for (let index = 0; ; index += 1) {
    const page = openPdfPage(document, index);
    if (!page) break;
    const { words } = pdfTextLayer(page);
    pages.push({
      text: words.map((word) => word.text).join(' '),
      right: Math.max(0, ...words.map(({ box }) => box.x + box.w)),
    });
    page.close();
  }
  document.close();
  return pages;
}

const textOf = async (pdf: Buffer) => (await readPages(pdf)).map(({ text }) => text).join(' ');

describe('letters as PDF', () => {
  it.each(Object.entries({ ...sampleLetters, ...oddLetters }))(
    '%s is archival, tagged, and keeps within its margins',
    async (_name, make) => {
      const facts = make();
      const pdf = await print(facts);
      const bytes = pdf.toString('latin1');
      expect(bytes).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
      expect(bytes).toContain('/StructTreeRoot');
      expect(bytes).toMatch(/\/Lang ?\(id/);
      const pages = await readPages(pdf);
      for (const { right } of pages) expect(right).toBeLessThan(0.92);
      for (const name of facts.signatures.flatMap(({ block }) => block.name.split(' ').slice(0, 1)))
        expect(pages.map(({ text }) => text.replaceAll(' ', '')).join('')).toContain(name);
    },
  );

  it('mark the place of every electronic signature by a link to where it is verified', async () => {
    const linked = async (facts: LetterFacts) =>
      [...(await print(facts)).toString('latin1').matchAll(/\/URI \((\S+)\)/g)].map((match) => match[1]);
    expect(await linked(sampleLetters['berita-acara']!())).toEqual([
      signaturePlace(address, 0),
      signaturePlace(address, 1),
    ]);
    expect(await linked(oddLetters['konsep-belum-bernomor']!())).toEqual([]);
  });

  it.each([
    'KEPALA DINAS KOMUNIKASI DAN INFORMATIKA,',
    'KEPALA BIDANG APLIKASI INFORMATIKA PEMERINTAHAN,',
    'KEPALA DINAS PEMBERDAYAAN PEREMPUAN, PERLINDUNGAN ANAK, DAN PENGENDALIAN PENDUDUK,',
    'DIREKTUR RUMAH SAKIT UMUM DAERAH PANGERAN DIPONEGORO KABUPATEN ARUNIKA,',
  ])('print no word of %s over the place of the signature', async (title) => {
    const facts = sampleLetter('SDINAS', { text: { parts: { body: doc(paragraph('Isi.')) } } });
    const { block, electronic } = facts.signatures[0]!;
    const pdf = await print({ ...facts, signatures: [{ block: { ...block, lines: [title] }, electronic }] });
    const { rectangle } = signaturePlaces(pdf)[0]!;
    const document = await openPdf(pdf);
    const page = openPdfPage(document, 0)!;
    const { words } = pdfTextLayer(page);
    const top = (page.height - rectangle[3]) / page.height;
    const last = words.findLast(({ text }) => text === title.split(' ').at(-1))!;
    expect(last.box.y + last.box.h).toBeLessThan(top);
    page.close();
    document.close();
  });

  it('of forty recipients name them all in the annex', async () => {
    const pages = await readPages(await print(oddLetters['undangan-40-penerima']!()));
    expect(pages[0]!.text).toContain('Daftar terlampir');
    expect(pages[0]!.text).toMatch(/Lampiran : 1 \(satu\) berkas/);
    expect(pages[1]!.text).toMatch(
      /- 2 - .*DAFTAR YANG DIUNDANG .*39\. Kepala Puskesmas Arunika 39; dan .*40\./,
    );
  });

  it('repeat the head of a table on every page of it', async () => {
    const pages = await readPages(await print(oddLetters['tabel-beberapa-halaman']!()));
    expect(pages.length).toBeGreaterThan(2);
    for (const { text } of pages) expect(text).toMatch(/No\. .*Puskesmas .*Anggaran .*Keterangan/);
  });

  it('never leave the day and signature of a decree on a page of their own', async () => {
    const pages = await readPages(await print(oddLetters['keputusan-panjang']!()));
    const signed = pages.find(({ text }) => text.includes('Ditetapkan di'))!;
    expect(signed.text).toMatch(/KETIGA .*Diktum 13.*Ditetapkan di .*Plt\. KEPALA/);
  });

  it('never leave the signature of an invitation without what it calls to, wherever the page ends', async () => {
    let over = 0;
    for (let lines = 14; lines < 24; lines += 1) {
      const body = doc(...Array.from({ length: lines }, (_, at) => paragraph(`Alinea ${at + 1}.`)));
      const facts = sampleLetter('UNDANGAN', { text: { parts: { body }, event: meetingDay } });
      const pages = await readPages(await print(facts));
      const signed = pages.findIndex(({ text }) => text.includes(facts.signatures[0]!.block.name));
      expect(pages[signed]!.text).toContain(meetingDay.matter);
      if (signed > 0) over += 1;
    }
    expect(over).toBeGreaterThan(0);
  });

  it('never leave the signature of an annex of a decree without the end of its table, under the head of the table', async () => {
    const pages = await readPages(await print(oddLetters['keputusan-panjang']!()));
    const last = pages.filter(({ text }) => text.includes('Jumlah'));
    expect(last).toHaveLength(1);
    for (const word of ['No.', 'Puskesmas', 'Keterangan', 'Plt. KEPALA'])
      expect(last[0]!.text).toContain(word);
  });
});

describe('what somebody wrote', () => {
  const code =
    '#panic("x") #read("/etc/passwd") $x$ *tebal* _miring_ @ref <label> `kode` // catatan = judul - butir \\ #eval("1")';

  /** Every text that can be entered, printed as it was entered. @throws where one was read as something else */
  async function staysText(by: string): Promise<void> {
    const facts = sampleLetter('SDINAS', {
      subject: `A ${code}`,
      recipients: [`B ${code}`],
      recipientsPlace: `C ${code}`,
      copies: [`D ${code}`, 'Arsip'],
      text: {
        parts: { body: doc(paragraph(`E ${code}`)) },
        event: { from: '2026-12-02', startsAt: '08:00', place: `F ${code}`, matter: 'Rapat' },
        annexes: [{ title: 'Lampiran', text: doc(paragraph(`G ${code}`)) }],
      },
    });
    const printed = (await textOf(await print(facts, by))).replaceAll(/\s/g, '');
    for (const letter of 'ABCDEFG') expect(printed).toContain(`${letter}${code}`.replaceAll(/\s/g, ''));
  }

  it('is never read as code of the template', () => staysText(template));

  it('would be noticed if it were', async () => {
    await expect(staysText('modules/outgoing/printing/testing/planted-eval.typ')).rejects.toThrow();
  });

  it('reaches no template that evaluates', () => {
    const folder = path.join(projectRoot(), 'modules/outgoing/printing');
    const evaluating = (name: string) =>
      /\beval\s*\(|\bread\s*\(|\bplugin\s*\(|#import\s+"@/.test(
        readFileSync(path.join(folder, name), 'utf8'),
      );
    const templates = readdirSync(folder).filter((name) => name.endsWith('.typ'));
    expect(templates.length).toBeGreaterThan(10);
    expect(templates.filter(evaluating)).toEqual([]);
    expect(evaluating('testing/planted-eval.typ')).toBe(true);
  });
});
