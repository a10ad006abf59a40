import { expect, it } from 'vitest';
import type { StepView } from '../../contract/draft-views.ts';
import { returnPlaces } from './return-places.ts';

const step = (round: number, position: number, name: string) =>
  ({ id: name, round, position, post: { name } }) as unknown as StepView;

it('a letter goes back to the writer or to an earlier place of its round, side by side where two coordinate', () => {
  const from = step(2, 3, 'sekda');
  const steps = [step(1, 1, 'old'), step(2, 1, 'kabid'), step(2, 2, 'hukum'), step(2, 2, 'keuangan'), from];
  expect(returnPlaces(steps, from).map(({ to, steps: at }) => [to, at.map(({ post }) => post.name)])).toEqual(
    [
      [0, []],
      [1, ['kabid']],
      [2, ['hukum', 'keuangan']],
    ],
  );
});

it('a place that the round left behind is offered too, as it stood in the round before', () => {
  const from = step(2, 2, 'sekda');
  const steps = [step(1, 1, 'kabid'), step(1, 2, 'sekda'), step(1, 3, 'bupati'), from, step(2, 3, 'bupati')];
  expect(returnPlaces(steps, from).map(({ to }) => to)).toEqual([0, 1]);
});

it('the first of the way gives back to the writer alone', () => {
  const from = step(1, 1, 'kabid');
  expect(returnPlaces([from, step(1, 2, 'sekda')], from).map(({ to }) => to)).toEqual([0]);
});
