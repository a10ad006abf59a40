import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { renderPdf } from '#core/printing/render-pdf.ts';
import { code128Svg, code128Values } from './code-128.ts';

it('weighs its signs for the check, and refuses what set B cannot write', () => {
  // Start B is 104; P J J are 48, 42, 42: 104 + 48 + 84 + 126 = 362, and 362 mod 103 is 53.
  expect(code128Values('PJJ')).toEqual([104, 48, 42, 42, 53, 106]);
  expect(() => code128Values('é')).toThrow(RangeError);
});

it('is read from the printed labels by a reader of others', async () => {
  const codes = ['L0123456789', 'LABCDEFGHJK', 'LZYXWV98765'];
  const pdf = await renderPdf(
    'modules/archive/printing/place-labels.typ',
    {
      ...{ title: 'Label', owner: 'Arunika', language: 'id', printed: { year: 2026, month: 11, day: 22 } },
      labels: codes.map((barcode) => ({
        name: 'Boks',
        line: 'Ruang › Rak',
        barcode,
        bars: code128Svg(barcode),
      })),
    },
    new Date('2026-11-22T00:00:00Z'),
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'labels-'));
  try {
    writeFileSync(path.join(folder, 'labels.pdf'), pdf);
    const drawn = spawnSync('pdftoppm', ['-r', '300', '-png', 'labels.pdf', 'page'], { cwd: folder });
    expect(drawn.status).toBe(0);
    const read = spawnSync('zbarimg', ['-q', '--raw', 'page-1.png'], { cwd: folder, encoding: 'utf8' });
    expect(read.stdout.trim().split('\n').sort()).toEqual(codes);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
