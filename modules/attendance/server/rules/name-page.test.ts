import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namePage, readPlace, writePlace } from './name-page.ts';

const named = fc.record({
  name: fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.string({ maxLength: 2 }).map((end) => 'x'.repeat(45) + end),
  ),
  id: fc.uuid(),
});
const ranked = fc.record({
  ...{ name: fc.string({ maxLength: 3 }), id: fc.uuid() },
  rank: fc.integer({ min: 0, max: 3 }),
});

test('pages show everybody once, by name, whatever their size', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(named, { selector: ({ id }) => id, maxLength: 30 }),
      fc.integer({ min: 1, max: 7 }),
      (all, size) => {
        const seen = [];
        let after: { name: string; id: string } | null = null;
        do {
          const page: ReturnType<typeof namePage> = namePage(all, after, size);
          seen.push(...page.shown);
          after = page.next && readPlace(writePlace(page.next))!;
        } while (after);
        expect(seen.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
        const shown = seen.map(({ name }) => name.slice(0, 40));
        expect(shown).toEqual([...shown].sort());
      },
    ),
    { seed: 1, numRuns: 500 },
  );
});

test('pages show everybody once, the highest rank first, then by name', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(ranked, { selector: ({ id }) => id, maxLength: 30 }),
      fc.integer({ min: 1, max: 7 }),
      (all, size) => {
        const seen: typeof all = [];
        let after: ReturnType<typeof readPlace> | null = null;
        do {
          const page: { shown: typeof all; next: ReturnType<typeof readPlace> | null } = namePage(
            all,
            after ?? null,
            size,
          );
          seen.push(...page.shown);
          after = page.next && readPlace(writePlace(page.next));
        } while (after);
        const expected = [...all].sort(
          (one, other) => other.rank - one.rank || order(one.name, other.name) || order(one.id, other.id),
        );
        expect(seen).toEqual(expected);
      },
    ),
    { seed: 1, numRuns: 500 },
  );
});
const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

test('a text that is no place is none', () => {
  for (const text of [
    '',
    'x',
    Buffer.from('[1,2]').toString('base64url'),
    Buffer.from('{}').toString('base64url'),
  ])
    expect(readPlace(text)).toBeUndefined();
});
