import { expect, it } from 'vitest';
import type { SigningView } from '../../contract/signing.ts';
import { phaseOf } from './signing-phase.ts';

const view = (state: SigningView['state']) => ({ state, items: [] }) as unknown as SigningView;

it('an act that goes on behind the answer is followed until it is over', () => {
  expect(phaseOf(view('running')).at).toBe('signing');
  expect(phaseOf(view('done')).at).toBe('done');
});
