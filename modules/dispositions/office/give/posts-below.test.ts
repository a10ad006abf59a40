import { expect, it } from 'vitest';
import { mostBelow, reachesFurther } from './posts-below.ts';

const direct = (count: number) => Array.from({ length: count }, () => ({ superiorId: 'bupati' }));

it('a bupati with more direct subordinates than are answered at once still finds the others', () => {
  expect(reachesFurther(direct(mostBelow), 'bupati')).toBe(true);
});

it('search stands where somebody is further below, and not where all stand in boxes', () => {
  expect(reachesFurther([...direct(3), { superiorId: 'kadis' }], 'bupati')).toBe(true);
  expect(reachesFurther(direct(3), 'bupati')).toBe(false);
  expect(reachesFurther([], 'bupati')).toBe(false);
});
