import fc from 'fast-check';
import { expect, it } from 'vitest';
import { conditionOf } from './filter.queries.ts';
import { comparisons } from './rules/filter.ts';
import { parseFilter } from './rules/parse-filter.ts';

type Written = { text: string; values: unknown[] };

function statement(filter: string): Written {
  const values: unknown[] = [];
  const text = conditionOf(parseFilter(filter), (value) => `$${values.push(value)}`);
  return { text, values };
}

const names = ['userName', 'displayName', 'emails', 'emails.type', 'externalId', 'name.familyName', 'title'];
const shape = fc.record({
  name: fc.constantFrom(...names),
  by: fc.constantFrom(...comparisons),
  value: fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/\0|\p{Surrogate}/u.test(text)),
});

/** True where two filters of one shape make one text, whatever their words are. */
function isApart(written: (filter: string) => Written): boolean {
  return (
    fc.check(
      fc.property(shape, shape, (one, { value }) => {
        const of = (word: string) => written(`${one.name} ${one.by} ${JSON.stringify(word)}`);
        const [mine, other] = [of(one.value), of(value)];
        return mine.text === other.text && mine.values.includes(one.value);
      }),
      { numRuns: 300 },
    ).failed === false
  );
}

it('no word of a filter is in the text of its statement', () => {
  expect(isApart(statement)).toBe(true);
});

it('notices a planted statement that is made of the words', () => {
  const planted = (filter: string): Written => {
    const { text, values } = statement(filter);
    return { text: text.replaceAll('$1', `'${values[0]}'`), values };
  };
  expect(isApart(planted)).toBe(false);
});

it.each([
  'shoeSize eq "x"',
  'emails.shoe eq "x"',
  'name eq "x"',
  'meta eq "x"',
  'schemas eq "x"',
  'userName[a eq 1]',
  'emails[shoe eq "x"]',
  'emails.value[type eq "x"]',
  'active gt true',
  'active eq "ya"',
  'userName gt null',
  'title eq 5',
  'meta.created eq "kemarin"',
  'meta.created co "2026"',
  'urn:x:User:title pr',
])('there is no statement for %s', (filter) => {
  expect(() => statement(filter)).toThrow('provisioning.invalid-filter');
});

it('asks for a name so that its index is used', () => {
  expect(statement('userName eq "Budi"').text).toBe(
    '(a.user_name = lower($1::text) and a.user_name is not null)',
  );
});
