import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

const parse = (text: string) => parseJson(Buffer.from(text));

describe('reading JSON', () => {
  it('gives what the language itself gives', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false, maxDepth: 5 } as object), (value) => {
        const text = JSON.stringify(value);
        if (/\\u0000|\\ud[89a-f]|__proto__/i.test(text)) return;
        expect(parse(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 200 },
    );
  });

  it('takes an empty body for an empty object, and commas, brackets and quotes in texts for texts', () => {
    expect(parse('')).toEqual({});
    expect(parse('{"a":"},{\\"a\\":[1","b":["a","a"],"c":{"a":1}}')).toEqual({
      a: '},{"a":[1',
      b: ['a', 'a'],
      c: { a: 1 },
    });
  });

  it.each([
    ['a name twice', '{"a":1,"a":2}'],
    ['a name twice, once in disguise', '{"a":1,"\\u0061":2}'],
    ['a name twice further in', '{"x":[{"a":1,"b":{},"a":2}]}'],
    ['the prototype', '{"__proto__":{"admin":true}}'],
    ['the prototype in disguise', '{"a":{"__pro\\u0074o__":1}}'],
    ['a NUL', '{"a":"x\\u0000"}'],
    ['a NUL in a name', '{"x\\u0000":1}'],
    ['half a character', '{"a":"\\ud800x"}'],
    ['depth', `${'['.repeat(33)}${']'.repeat(33)}`],
    ['a text without end', '{"a":"'],
    ['no JSON', '{a:1}'],
    ['two values', '{} {}'],
  ])('refuses %s', (_what, text) => {
    expect(() => parse(text)).toThrow();
  });

  it('takes a whole character that is written in halves, and an escaped backslash for what it is', () => {
    expect(parse('{"a":"\\ud83d\\ude00","b":"\\\\u0000"}')).toEqual({ a: '😀', b: '\\u0000' });
  });

  it('refuses what is not UTF-8', () => {
    expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow();
    expect(() => parseJson(Buffer.from('{"a":1}', 'utf16le'))).toThrow();
  });

  it('takes time in proportion to the length, even for hostile texts', () => {
    const began = process.cpuUsage();
    for (const text of [
      '['.repeat(1e6),
      `"${'\\"'.repeat(5e5)}`,
      `{${'"a":1,'.repeat(1e5)}`,
      '{'.repeat(1e6),
    ])
      expect(() => parse(text)).toThrow();
    expect(process.cpuUsage(began).user).toBeLessThan(1_000_000);
  });
});
