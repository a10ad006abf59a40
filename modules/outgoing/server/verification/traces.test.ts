import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { kinOf } from './kinship.ts';
import type { ShownLetterRow } from './shown-letters.queries.ts';
import { tracesOf } from './traces.ts';

const sha = (text: string) => createHash('sha256').update(text, 'latin1').digest();
const traces = (text: string) => tracesOf(Buffer.from(text, 'latin1'));
const row = (code: string, ...contents: string[]) =>
  ({ code, editions: contents.map(sha) }) as ShownLetterRow;
const code = '7K2M9PQR4TVX0ABC';

describe('what a file can be recognised by', () => {
  it('is its digest, and that of every place where it could have ended', () => {
    expect(traces('a%%EOF').digests).toEqual([sha('a%%EOF')]);
    expect(traces('a%%EOF\nb%%EOF\r\nc%%EOF\rd').digests).toEqual(
      [
        'a%%EOF\nb%%EOF\r\nc%%EOF\rd',
        'a%%EOF',
        'a%%EOF\n',
        'a%%EOF\nb%%EOF',
        'a%%EOF\nb%%EOF\r',
        'a%%EOF\nb%%EOF\r\n',
        'a%%EOF\nb%%EOF\r\nc%%EOF',
        'a%%EOF\nb%%EOF\r\nc%%EOF\r',
      ].map(sha),
    );
  });

  it('is bounded, and what comes first is found', () => {
    const many = traces(`a%%EOF\n${'%%EOF\n'.repeat(100_000)}`);
    expect(many.digests).toHaveLength(201);
    expect(many.digests[2]).toEqual(sha('a%%EOF\n'));
  });

  it('is the code that its links name, of the right length alone', () => {
    const link = (name: string) => `/URI (https://arunika.go.id/verifikasi/${name})`;
    expect(traces(link(`${code}#penanda-tangan-1`) + link(code)).codes).toEqual([code]);
    expect(traces(link('7K2M9PQR') + link('7k2m9pqr4tvx0abc') + link('A'.repeat(40))).codes).toEqual([]);
    expect(traces(`/verifikasi/${code.slice(0, 10)}`).codes).toEqual([]);
  });
});

describe('the letter that a file has to do with', () => {
  const letter = row(code, 'letter%%EOF\n');
  const other = row('0000000000000000', 'other%%EOF\n');
  const kin = (text: string) => {
    const found = kinOf([other, letter], traces(text));
    return found && [found.row.code, found.kinship];
  };

  it('is the one whose bytes it is', () => {
    expect(kin('letter%%EOF\n')).toEqual([code, 'exact']);
  });

  it('is that in whichever of its editions', () => {
    const raised = row('2222222222222222', 'paper%%EOF\nproof%%EOF\n', 'paper%%EOF\n');
    const kinship = (text: string) => kinOf([other, raised], traces(text))?.kinship;
    expect(kinship('paper%%EOF\n')).toBe('exact');
    expect(kinship('paper%%EOF\nproof%%EOF\n')).toBe('exact');
    expect(kinship('paper%%EOF\nanother%%EOF\n')).toBe('extended');
    expect(kinship('proof%%EOF\n')).toBeUndefined();
  });

  it('is the one whose bytes it begins with', () => {
    expect(kin('letter%%EOF\nmore')).toEqual([code, 'extended']);
    expect(kin('letter%%EOF\nmore%%EOF\n/verifikasi/0000000000000000)')).toEqual([code, 'extended']);
  });

  it('is the one that it names, where it is none', () => {
    expect(kin(`Letter%%EOF\n/verifikasi/${code})`)).toEqual([code, 'named']);
    expect(kin('Letter%%EOF\n/verifikasi/1111111111111111)')).toBeUndefined();
    expect(kin('letter%%EOF')).toBeUndefined();
  });
});
