import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inFolder, said } from '#modules/signatures/test/independent-tools.ts';

/** What an independent program draws of a file: a digest of the pixels of every page. */
export function drawnPages(pdf: Buffer, dotsPerInch = 60): string[] {
  return inFolder({ 'in.pdf': pdf }, (folder) => {
    const complaints = said(folder, 'pdftoppm', '-r', String(dotsPerInch), 'in.pdf', 'page');
    const pages = readdirSync(folder).filter((name) => name.endsWith('.ppm'));
    if (pages.length === 0) throw new Error(`nothing was drawn: ${complaints}`);
    return pages.sort().map((name) =>
      createHash('sha256')
        .update(readFileSync(path.join(folder, name)))
        .digest('hex'),
    );
  });
}
