import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPdf, openPdfPage } from '#core/documents/pdf-document.ts';
import { pdfTextLayer } from '#core/documents/pdf-text-layer.ts';
import { unzipEntry, zipEntries } from '#core/documents/zip-entries.ts';
import { books } from '#modules/letters/contract/books.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import type { BookId } from '#modules/letters/contract/terms.ts';
import { type DemoActor, type DemoWorld, demoWorld } from '#tests/house/demo-world.ts';
import { ProbeKit, smallPdf } from './probes.ts';
import { type ServedHouse, servedHouse } from './served-house.ts';

let house: ServedHouse;
let world: DemoWorld;
let kit: ProbeKit;
let clerk: DemoActor;

beforeAll(async () => {
  house = await servedHouse();
  world = await demoWorld(house);
  kit = new ProbeKit(house, world);
  clerk = await world.actor('tata-usaha');
});
afterAll(() => house.close());

/** Words that some browser, at some place of a page, would have run. */
const scripts = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  '</title><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '--><script>alert(1)</script>',
  'javascript:alert(1)',
  '<a href="javascript:alert(1)">x</a>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '{{constructor.constructor("alert(1)")()}}',
  `$\{alert(1)}`,
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  'x\u2028alert(1)//',
  ']]><script>alert(1)</script>',
];
const running =
  /<(script|img|svg|iframe|math)|<[^<>]*\son\w+\s*=|<[^<>]*(href|src|action)=["']?\s*javascript:/gi;
/** How often a page has something in it that could run. What stands in quotes in a tag is only looked at as an address. */
const runningIn = (page: string) =>
  page.replace(/="(?!\s*javascript:)[^"]*"/g, '=""').match(running)?.length ?? 0;

/** Cells that some spreadsheet would have computed. */
const formulas = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '=HYPERLINK("http://x","y")',
  "=cmd|' /C calc'!A0",
  '＝1+1',
  '%0A=1',
];

async function pdfText(address: string): Promise<string> {
  const answer = await house.ask(address, { token: clerk.token });
  expect(answer.status).toBe(200);
  const document = await openPdf(Buffer.from(await answer.arrayBuffer()));
  const page = openPdfPage(document, 0)!;
  const { words } = pdfTextLayer(page);
  page.close();
  document.close();
  return words.map((word) => word.text).join(' ');
}

describe('what somebody wrote', () => {
  it('comes back as it was, as JSON that no browser takes for a page', async () => {
    for (const words of scripts) {
      const { id } = await kit.letter({ subject: words, sender: words, summary: words });
      const answer = await house.ask(`/api/letters/${id}`, {
        token: clerk.token,
        headers: { accept: 'text/html' },
      });
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await answer.json()).toMatchObject({ subject: words, sender: words, summary: words });
    }
  });

  it('is nowhere on the page of who delivered it', async () => {
    const { receiptCode } = await kit.letter({ subject: scripts[0]!, sender: scripts[1]! });
    const page = await (await house.ask(`/lacak?kode=${receiptCode}`)).text();
    expect(page).toContain(receiptCode);
    expect(page).not.toMatch(/alert\(1\)/);
  });

  it('is words on a page that shows it: the name of an agency, what was typed, the address itself', async () => {
    const { receiptCode } = await kit.letter();
    const own = await (await house.ask('/lacak')).text();
    for (const words of scripts) {
      await house.owner('update organization.agency set name = $1 where id = $2', [
        words,
        world.arunika.agencyId,
      ]);
      const typed = encodeURIComponent(words);
      for (const address of [
        `/lacak?kode=${receiptCode}`,
        `/lacak?kode=${typed}`,
        `/?x=${typed}&lang=en`,
        `/${typed}`,
        `/lacak?lang=${typed}`,
      ]) {
        const page = await (await house.ask(address)).text();
        expect(runningIn(page), address).toBe(runningIn(own));
      }
    }
    await house.owner('update organization.agency set name = $1 where id = $2', [
      'Kabupaten Arunika',
      world.arunika.agencyId,
    ]);
  });

  it('would be noticed if it ran', () => {
    expect(scripts.filter((words) => runningIn(`<p>${words}</p>`) > 0).length).toBeGreaterThan(9);
  });

  it('is words in a printed form, not the language in which it is set', async () => {
    const words = '#panic(1) #read("/etc/passwd") $x$ *tebal* @ref \\ <label>';
    const { id } = await kit.letter({ subject: words, sender: 'Warga 💥 漢' });
    const text = await pdfText(`/api/letters/${id}/control-card.pdf`);
    expect(text.replaceAll(' ', '')).toContain('#panic(1)#read("/etc/passwd")$x$*tebal*@ref\\<label>');
  });

  it('in the name of a file neither leads elsewhere nor ends the header', async () => {
    const names = [
      '../../etc/passwd',
      'a";\r\nset-cookie: x=1\r\n\r\n.pdf',
      '<script>alert(1)</script>.pdf',
      'surat\u202efdp.exe',
    ];
    for (const name of names) {
      const sent = await house.ask(`/api/files?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        token: clerk.token,
        body: smallPdf(kit.serial()),
      });
      const { file } = (await sent.json()) as { file: { fileId: string; name: string } };
      expect(file.name).not.toMatch(/[/\\\r\n<>"\u202e]/);
      const back = await house.ask(`/api/files/${file.fileId}`, { token: clerk.token });
      expect(back.headers.get('content-disposition')).toMatch(
        /^attachment; filename\*=UTF-8''[\w.%!~*'()-]+$/,
      );
      expect(back.headers.get('content-security-policy')).toContain('sandbox');
      expect(back.headers.get('set-cookie')).toBeNull();
    }
  });

  it('is text in a sheet, never a formula', async () => {
    for (const words of formulas) await kit.letter({ subject: words, sender: words });
    for (const sheet of ['agenda', 'expedition']) {
      const answer = await house.ask(`/api/books/${world.bookId}/${sheet}.xlsx?year=2026`, {
        token: clerk.token,
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      const parts = zipEntries(bytes, 100);
      const xml = parts.map((part) => unzipEntry(bytes, part).toString());
      expect(xml.join('')).not.toMatch(/<f[ >]|<ddeLink|externalLink/);
      const cells = (await readSheet(bytes)).flat();
      for (const words of formulas) expect(cells).toContain(words);
    }
  });

  it('is found by its own words, whatever they mean to a query', async () => {
    const words = "50% 'diskon' & (a|b) <-> :* \\ !x";
    const { id } = await kit.letter({ subject: words });
    for (const q of [words, "'", '%', '\\', '& | !', '<->', ':*', '(((', '"', "a' or '1'='1"]) {
      const { items } = await clerk.call(letters.list, { q });
      if (q === words) expect(items.map((item) => item.id)).toContain(id);
    }
    const { items } = await clerk.call(books.entries, {
      bookId: world.bookId as BookId,
      year: 2026,
      size: 100,
    });
    expect(items.map((item) => item.subject)).toContain(words);
  });
});
