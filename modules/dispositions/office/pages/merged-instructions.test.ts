import { expect, it } from 'vitest';
import type { Instruction } from '../../contract/views.ts';
import { linesOf, mergedInstructions } from './merged-instructions.ts';

const list = (words: Record<string, string>) =>
  Object.entries(words).map(([code, text]) => ({ code, text })) as Instruction[];
const begun = list({ A: 'Tindak lanjuti', B: 'Pelajari', C: 'Arsipkan' });
const textsOf = (lines: readonly Instruction[]) => lines.map(({ text }) => text);

it('an instruction that a colleague added meanwhile is not lost by keeping a list opened before', () => {
  const now = list({ A: 'Tindak lanjuti', B: 'Pelajari', C: 'Arsipkan', D: 'Hadiri' });
  const mine = [...linesOf(begun), { key: 'new-1', code: '', text: 'Wakili' } as never];
  expect(textsOf(mergedInstructions(begun, now, mine))).toEqual([
    'Tindak lanjuti',
    'Pelajari',
    'Arsipkan',
    'Wakili',
    'Hadiri',
  ]);
});

it('what a colleague removed or reworded stays so, unless this person reworded it too', () => {
  const now = list({ A: 'Tindak lanjuti segera', B: 'Pelajari dan telaah' });
  const mine = linesOf(begun).map((line) => (line.code === 'B' ? { ...line, text: 'Telaah' } : line));
  expect(textsOf(mergedInstructions(begun, now, mine))).toEqual(['Tindak lanjuti segera', 'Telaah']);
});

it('what this person removed does not come back, and their order holds', () => {
  const mine = linesOf(begun)
    .filter(({ code }) => code !== 'A')
    .toReversed();
  expect(textsOf(mergedInstructions(begun, begun, mine))).toEqual(['Arsipkan', 'Pelajari']);
});
