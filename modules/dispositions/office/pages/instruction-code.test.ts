import { expect, it } from 'vitest';
import { InstructionCode } from '../../contract/terms.ts';
import { codeFrom } from './instruction-code.ts';

it('a new instruction gets a code of its words, which the contract takes', () => {
  expect(codeFrom('Segera konsep jawaban', new Set())).toBe('SEGERA_KONSEP_JAWABAN');
  for (const text of [
    '1. Untuk saran/pendapat',
    '…',
    'x',
    'Untuk menjadi perhatian dan pelaksanaan lebih lanjut',
  ])
    expect(InstructionCode.safeParse(codeFrom(text, new Set())).success, text).toBe(true);
});

it('a code is never given twice', () => {
  expect(codeFrom('Jadwalkan', new Set(['JADWALKAN', 'JADWALKAN_2']))).toBe('JADWALKAN_3');
});
