import { describe, expect, it } from 'vitest';
import type { PostId } from '#core/contract/ids.ts';
import { type AskedDesks, type DeskGround, desksFor } from './desks.ts';

const id = (name: string) => name as PostId;
const post = (name: string, superior: string | null, unitKind = 'agency', isHead = false) =>
  [id(name), { id: id(name), superiorId: superior ? id(superior) : null, isHead, unitKind }] as const;
const posts = new Map([
  post('regent', null, 'agency', true),
  post('secretary', 'regent'),
  post('head', 'secretary', 'department', true),
  post('division', 'head', 'division', true),
  post('staff', 'division', 'division'),
  post('personnel', 'secretary', 'department', true),
]);
const annual: AskedDesks = { kind: 'annual', decider: 'delegate', days: 3 };
const delegated = { kinds: ['annual', 'sick'], mostDays: 12, postId: null, unitKind: 'department' } as const;
const desks = (asked: AskedDesks, more: Partial<DeskGround> = {}, vacant: readonly string[] = []) => {
  const found = desksFor(asked, {
    from: id('staff'),
    posts,
    isKept: (one) => !vacant.includes(one),
    delegations: [],
    authorityPostId: null,
    ...more,
  });
  return found && [found.superiorPostId, found.officialPostId];
};

describe('who considers and who decides', () => {
  it('is the post above, and the PPK at the top as long as nothing was delegated', () => {
    expect(desks(annual)).toEqual(['division', 'regent']);
    expect(desks(annual, { authorityPostId: id('secretary') })).toEqual(['division', 'secretary']);
  });

  it('is the nearest head to whom such leave was delegated', () => {
    expect(desks(annual, { delegations: [delegated] })).toEqual(['division', 'head']);
    expect(desks({ ...annual, days: 13 }, { delegations: [delegated] })).toEqual(['division', 'regent']);
    expect(desks({ ...annual, kind: 'long' }, { delegations: [delegated] })).toEqual(['division', 'regent']);
    expect(desks(annual, { from: id('head'), delegations: [delegated] })).toEqual(['secretary', 'regent']);
  });

  it('is a delegate outside the chain where there is none in it', () => {
    const outside = { ...delegated, unitKind: null, postId: id('personnel') };
    expect(desks(annual, { delegations: [outside] })).toEqual(['division', 'personnel']);
    expect(desks(annual, { delegations: [outside, delegated] })).toEqual(['division', 'head']);
    // Nobody decides about their own leave, however they were delegated.
    expect(desks(annual, { from: id('personnel'), delegations: [outside] })).toEqual(['secretary', 'regent']);
  });

  it('passes over whose post nobody keeps', () => {
    expect(desks(annual, {}, ['division'])).toEqual(['head', 'regent']);
    expect(desks(annual, { delegations: [delegated] }, ['head'])).toEqual(['division', 'regent']);
    expect(desks(annual, { delegations: [delegated] }, ['division'])).toEqual(['head', 'head']);
  });

  it('is the PPK alone for what is not delegated, whoever was named', () => {
    const unpaid: AskedDesks = { kind: 'unpaid', decider: 'appointing-authority', days: 900 };
    const all = { kinds: ['unpaid'], mostDays: null, postId: null, unitKind: 'department' } as const;
    expect(desks(unpaid, { delegations: [all] })).toEqual(['division', 'regent']);
    expect(desks(unpaid, {}, ['regent'])).toEqual(['division', 'regent']);
  });

  it('is the superior alone for one day of sickness, and nobody at the top', () => {
    expect(desks({ kind: 'sick', decider: 'superior', days: 1 })).toEqual(['division', 'division']);
    expect(desks(annual, { from: id('regent') })).toBeNull();
  });
});
