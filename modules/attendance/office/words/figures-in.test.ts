import { expect, test } from 'vitest';
import { createFormat } from '#office/format/format.ts';
import { figuresIn } from './figures-in.ts';

test('figures of evidence are written as the language of the screen does', () => {
  const evidence = { km: 1234.567, day: '2026-11-20', taps: 6 };
  expect(figuresIn(evidence, createFormat('id', 'Asia/Jakarta'))).toEqual({
    ...{ km: '1.234,6', day: '20 November 2026', taps: '6' },
  });
  expect(figuresIn(evidence, createFormat('en', 'Asia/Jakarta')).km).toBe('1,234.6');
});
