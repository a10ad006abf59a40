import { expect, it } from 'vitest';
import { liveCircles } from './live-circles.ts';

it('whoever has a thing open is around it until they fall silent', () => {
  let now = 0;
  const circles = liveCircles(() => now);
  circles.come('draft', 'ana');
  circles.come('draft', 'budi');
  expect(circles.around('draft')).toEqual(['ana', 'budi']);
  now = 50_000;
  circles.come('draft', 'cici');
  now = 70_000;
  expect(circles.around('draft')).toEqual(['cici']);
  now = 200_000;
  circles.come('another', 'ana');
  expect(circles.around('draft')).toEqual([]);
});
