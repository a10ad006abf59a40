import { describe, expect, it } from 'vitest';
import type { DeskView } from '../../contract/views.ts';
import { reportsFromBelow, withoutPiece, withPiece } from './from-below.ts';

const piece = 'Kepala Bidang:\nData terlampir.\n\nSelesai.';

describe('a text that is taken over from below', () => {
  it('is put after what was written, and alone where nothing was', () => {
    expect(withPiece('', piece)).toBe(piece);
    expect(withPiece(' \n', piece)).toBe(piece);
    expect(withPiece('Sudah.\n', piece)).toBe(`Sudah.\n\n${piece}`);
  });

  it('is taken out again, and leaves what was written around it', () => {
    expect(withoutPiece(withPiece('', piece), piece)).toBe('');
    expect(withoutPiece(withPiece('Sudah.', piece), piece)).toBe('Sudah.');
    expect(withoutPiece(`Sudah.\n\n${piece}\n\nDemikian.`, piece)).toBe('Sudah.\n\nDemikian.');
  });

  it('stays where it was changed meanwhile', () => {
    const changed = `${piece.replace('Selesai', 'Rampung')}`;
    expect(withoutPiece(changed, piece)).toBe(changed);
  });
});

it('comes from the desks right below, unless it was sent back or is withheld', () => {
  const report = (id: string, more = {}) => ({ id, text: `Isi ${id}`, files: [], sentBackAt: null, ...more });
  const desk = (parentId: string | null, reports: object[]) =>
    ({ parentId, post: { name: 'Bidang' }, reports }) as unknown as DeskView;
  const found = reportsFromBelow(
    [
      desk(null, [report('own')]),
      desk('mine', [report('old', { sentBackAt: '2026-11-20T01:00:00Z' }), report('new')]),
      desk('mine', [report('withheld', { text: null })]),
      desk('theirs', [report('deeper')]),
    ],
    'mine' as never,
  );
  expect(found.map(({ id, text }) => [id, text])).toEqual([['new', 'Bidang:\nIsi new']]);
});
