import { expect, it } from 'vitest';
import { heldBy, stateWords } from './held-by.ts';
import type { UnsentAct } from './outbox-state.ts';

const act = (key: string, subject: string, more: Partial<UnsentAct> = {}): UnsentAct => ({
  ...{ owner: 'arunika.ani', key, operation: 'dispositions.report', input: {}, subject, words: key, at: 1 },
  ...more,
});
const refused = act('refused', 'desk', { refusal: { code: 'dispositions.not-now', params: {} } });

/** Where each act stands, and behind which. */
const told = (...acts: UnsentAct[]) =>
  acts.map((one) => {
    const behind = heldBy(acts, one);
    return [stateWords(one, behind).replace('office.outbox.', ''), behind?.key ?? null];
  });

it('later acts on the same thing wait behind the refused one, those before it and on other things do not', () => {
  expect(
    told(act('before', 'desk'), refused, act('after', 'desk'), act('last', 'desk'), act('other', 'other')),
  ).toEqual([
    ['isWaiting', null],
    ['isRefused', null],
    ['isBehindRefused', 'refused'],
    ['isBehindRefused', 'refused'],
    ['isWaiting', null],
  ]);
});

it('an act that must be proved first holds what comes after it, and what is refused itself waits for the person', () => {
  const second = { ...refused, key: 'second' };
  expect(told(act('proof', 'desk', { unproved: true }), act('after', 'desk'), second)).toEqual([
    ['isUnproved', null],
    ['isBehindUnproved', 'proof'],
    ['isRefused', null],
  ]);
});
