import { expect, it } from 'vitest';
import { ordinalWords } from '../server/rules/words/number-words.ts';
import { clauseLabel } from './clause-label.ts';

it('a clause is called on the screen as it is on paper, for as many as a decree may have', () => {
  for (let place = 1; place <= 200; place += 1)
    expect(clauseLabel(place)).toBe(ordinalWords(place).toUpperCase());
});
