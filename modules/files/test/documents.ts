import { randomBytes } from 'node:crypto';

/** A PDF of one blank page, different each time, padded to at least `size` bytes. */
export function onePagePdf(size = 0): Buffer {
  const objects = [
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n',
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object) => {
    const at = text.length;
    text += object;
    return at;
  });
  text += `%${randomBytes(16).toString('hex')}\n`;
  const tail = (start: number) =>
    `xref\n0 4\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}` +
    `trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  const padding = Math.max(0, size - text.length - tail(0).length);
  if (padding > 1) text += `%${'-'.repeat(padding - 2)}\n`;
  return Buffer.from(text + tail(text.length), 'latin1');
}
