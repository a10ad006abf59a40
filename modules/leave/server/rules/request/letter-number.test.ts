import { describe, expect, test } from 'vitest';
import { requestStates } from '../../../contract/request-terms.ts';
import { letterNumberOf, numbererOf } from './letter-number.ts';

describe('the number of a leave letter', () => {
  test('is given by the official or personnel, of leave that was granted, and by nobody else', () => {
    const states = requestStates.filter((state) => numbererOf(state, ['official']) !== null);
    expect(states).toEqual(['granted', 'taken', 'ended-early']);
    expect(numbererOf('granted', ['personnel', 'superior'])).toBe('personnel');
    expect(numbererOf('granted', ['employee'])).toBeNull();
    expect(numbererOf('granted', ['substitute', 'superior'])).toBeNull();
  });

  test('is the one that was given last', () => {
    expect(letterNumberOf([{ letterNumber: null }])).toBeNull();
    const steps = ['800/1', null, '800/2', null].map((letterNumber) => ({ letterNumber }));
    expect(letterNumberOf(steps)).toBe('800/2');
  });
});
