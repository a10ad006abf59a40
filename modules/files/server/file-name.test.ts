import { describe, expect, it } from 'vitest';
import { safeFileName } from './file-name.ts';

describe('the name of a file', () => {
  it.each([
    ['Surat Undangan.pdf', 'Surat Undangan.pdf'],
    ['SURAT.PDF', 'SURAT.PDF'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Windows\\System32\\surat.pdf', 'surat.pdf'],
    ['surat.pdf.exe', 'surat.pdf.exe.pdf'],
    ['surat.exe', 'surat.exe.pdf'],
    ['surat\u0000.exe\u0000.pdf', 'surat.exe.pdf'],
    ['surat\u202efdp.exe', 'suratfdp.exe.pdf'],
    ['surat\r\nSet-Cookie: x.pdf', 'suratSet-Cookie_ x.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['...', 'berkas.pdf'],
    ['.pdf', 'pdf.pdf'],
    ['', 'berkas.pdf'],
    ['a/b/', 'berkas.pdf'],
    ['nota  dinas\t 1 .pdf', 'nota dinas 1.pdf'],
    ['surat|<x>?*.pdf', 'surat__x___.pdf'],
    ['e\u0301.pdf', 'é.pdf'],
  ])('%j becomes %j', (given, kept) => {
    expect(safeFileName(given, 'pdf')).toBe(kept);
  });

  it('ends as the content is, in any of the known ways', () => {
    expect(safeFileName('foto.jpeg', 'jpeg')).toBe('foto.jpeg');
    expect(safeFileName('foto.png', 'jpeg')).toBe('foto.png.jpg');
    expect(safeFileName('pindai.TIF', 'tiff')).toBe('pindai.TIF');
    expect(safeFileName('surat.doc', 'docx')).toBe('surat.doc.docx');
  });

  it('has at most 200 characters and keeps its ending; no character is cut in half', () => {
    const long = safeFileName(`${'😀'.repeat(300)}.pdf`, 'pdf');
    expect([...long]).toHaveLength(200);
    expect(long.endsWith('😀.pdf')).toBe(true);
  });
});
