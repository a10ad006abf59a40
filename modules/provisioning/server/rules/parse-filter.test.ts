import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisons, type Filter } from './filter.ts';
import { parseFilter } from './parse-filter.ts';

const name = fc.constantFrom('userName', 'title', 'active', 'meta.created', 'emails.value');
const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/\0|\p{Surrogate}/u.test(text)),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const pathOf = (text: string) => {
  const [first, sub] = text.split('.');
  return { name: first!, ...(sub ? { sub } : {}) };
};
const leaf: fc.Arbitrary<Filter> = fc.oneof(
  name.map((text): Filter => ({ kind: 'present', path: pathOf(text) })),
  fc
    .tuple(name, fc.constantFrom(...comparisons), value)
    .map(([text, by, one]): Filter => ({ kind: 'compare', path: pathOf(text), by, value: one })),
);
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), tie('filter'), tie('filter'))
      .map(([kind, left, right]): Filter => ({ kind, left, right })),
    tie('filter').map((of): Filter => ({ kind: 'not', of })),
    leaf.map((of): Filter => ({ kind: 'some', path: { name: 'emails' }, of })),
  ),
}));

/** A filter as text, with every bracket that it could have. */
function written(one: Filter): string {
  const nameOf = ({ name: first, sub }: { name: string; sub?: string }) => (sub ? `${first}.${sub}` : first);
  switch (one.kind) {
    case 'and':
    case 'or':
      return `(${written(one.left)}) ${one.kind.toUpperCase()} (${written(one.right)})`;
    case 'not':
      return `not (${written(one.of)})`;
    case 'some':
      return `${nameOf(one.path)}[${written(one.of)}]`;
    case 'present':
      return `${nameOf(one.path)} PR`;
    case 'compare':
      return `${nameOf(one.path)} ${one.by} ${JSON.stringify(one.value)}`;
  }
}

const compared = (text: string, by: string, one: unknown) => ({
  ...{ kind: 'compare', path: pathOf(text), by, value: one },
});

describe('a filter', () => {
  it('is read as it was written, whatever stands in its texts', () => {
    fc.assert(
      fc.property(filter, (one) => {
        expect(parseFilter(written(one))).toEqual(one);
      }),
      { numRuns: 300 },
    );
  });

  it('binds not before and before or', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((text) => compared(text, 'eq', 1));
    expect(parseFilter('a eq 1 or b eq 1 and c eq 1')).toEqual({
      ...{ kind: 'or', left: a, right: { kind: 'and', left: b, right: c } },
    });
    expect(parseFilter('not (a eq 1) and b eq 1')).toEqual({
      ...{ kind: 'and', left: { kind: 'not', of: a }, right: b },
    });
  });

  it('takes no text that is none, and never hangs on one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('(', ')', '[', ']', 'a', ' eq ', '"x"', ' and ', 'not ', '"', '.v')),
        (bits) => {
          try {
            parseFilter(bits.join(''));
          } catch (error) {
            expect((error as { code: string }).code).toBe('provisioning.invalid-filter');
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it.each([
    '',
    ' ',
    'a',
    'a eq',
    'a eq x',
    'a xx 1',
    'a eq 1 b eq 2',
    '(a pr',
    'a pr)',
    'a[b pr',
    'a[b[c pr]]',
    'not a pr',
  ])('is refused: %s', (text) => {
    expect(() => parseFilter(text)).toThrow('provisioning.invalid-filter');
  });
});
