import { describe, expect, it } from 'vitest';
import type { PostId } from '#core/contract/ids.ts';
import { isWellFormedWay } from './is-well-formed-way.ts';
import type { ProposedStep } from './propose-steps.ts';

/** `1h kasi` is a hierarchical step of the post kasi at position 1. */
const way = (...steps: string[]): ProposedStep[] =>
  steps.map((step) => {
    const [place, postId] = step.split(' ') as [string, PostId];
    const kind = ({ h: 'hierarchical', c: 'coordination', s: 'signature' } as const)[place.at(-1) as 'h'];
    return { position: Number.parseInt(place, 10), kind, postId };
  });
const sekda = ['sekda' as PostId];

describe('the way to the signature', () => {
  it.each([
    ['only the signature', way('1s sekda')],
    ['one after the other', way('1h kasi', '2h kabid', '3s sekda')],
    ['those who coordinate side by side', way('1h kasi', '2c hukum', '2c umum', '3s sekda')],
    ['in any order of its list', way('2s sekda', '1h kasi')],
  ])('may be: %s', (_, steps) => {
    expect(isWellFormedWay(steps, sekda)).toBe(true);
  });

  it.each([
    ['nobody', way()],
    ['a place left out', way('1h kasi', '3s sekda')],
    ['not begun with the first', way('2s sekda')],
    ['a post that stands in it twice', way('1h kasi', '2h kasi', '3s sekda')],
    ['superiors side by side', way('1h kasi', '1h kabid', '2s sekda')],
    ['a superior beside who coordinates', way('1h kasi', '1c hukum', '2s sekda')],
    ['no signature', way('1h kasi')],
    ['another signer', way('1h kasi', '2s kadis')],
    ['an initial after the signature', way('1s sekda', '2h kasi')],
  ])('may not be: %s', (_, steps) => {
    expect(isWellFormedWay(steps, sekda)).toBe(false);
  });

  it('has the signatures in the order of the signers', () => {
    const both = ['kadis', 'sekda'] as PostId[];
    expect(isWellFormedWay(way('1s kadis', '2s sekda'), both)).toBe(true);
    expect(isWellFormedWay(way('1s sekda', '2s kadis'), both)).toBe(false);
    expect(isWellFormedWay(way('1s kadis', '1s sekda'), both)).toBe(false);
  });
});
