import { expect, test } from 'vitest';
import { remembered, rememberedPairs } from './remembered.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

test('a content is read once, and one that differs by a bit is read for itself', () => {
  const read: string[] = [];
  const known = remembered(
    (one) => {
      read.push(Buffer.from(one).toString('latin1'));
      return { text: read.at(-1) };
    },
    { entries: 10, bytes: 10 },
  );
  expect(known(bytes('abc'))).toBe(known(bytes('abc')));
  expect(known(bytes('abb')).text).toBe('abb');
  expect(read).toEqual(['abc', 'abb']);
});

test('what was read is not changed by who changes the bytes afterwards', () => {
  const known = remembered((one) => one, { entries: 10, bytes: 10 });
  const held = bytes('abc');
  const first = known(held);
  held[0] = 122;
  expect(Buffer.from(first).toString('latin1')).toBe('abc');
  expect(Buffer.from(known(held)).toString('latin1')).toBe('zbc');
  expect(known(bytes('abc'))).toBe(first);
});

test('not more is remembered than was allowed, and nothing that is too long or could not be read', () => {
  let times = 0;
  const known = remembered(
    (one) => {
      times += 1;
      if (one[0] === 33) throw new Error('unreadable');
      return {};
    },
    { entries: 2, bytes: 3 },
  );
  const timesFor = (...texts: string[]) => {
    times = 0;
    for (const text of texts)
      try {
        known(bytes(text));
      } catch {
        // Counted above.
      }
    return times;
  };
  expect(timesFor('a', 'b', 'a', 'b')).toBe(2);
  expect(timesFor('c', 'a')).toBe(2);
  expect(timesFor('long', 'long')).toBe(2);
  expect(timesFor('!', '!')).toBe(2);
});

test('of a pair it is asked once, of another pair anew', () => {
  const asked: string[] = [];
  const [a, b] = [{ name: 'a' }, { name: 'b' }];
  const known = rememberedPairs((one: typeof a, other: typeof a) => {
    asked.push(one.name + other.name);
    return one === other;
  });
  expect([known(a, a), known(a, b), known(b, a), known(a, a), known(a, b)]).toEqual([
    true,
    false,
    false,
    true,
    false,
  ]);
  expect(asked).toEqual(['aa', 'ab', 'ba']);
});
