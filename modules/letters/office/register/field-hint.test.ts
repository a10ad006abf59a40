import { describe, expect, it } from 'vitest';
import { createFormat } from '#office/format/format.ts';
import { hintOf } from './field-hint.ts';

const now = new Date('2026-11-21T18:00:00Z');
const daysUntil = (day: string) => createFormat('id', 'Asia/Jakarta').daysUntil(day, now);

describe('below the deadline', () => {
  it('a day that has passed where the agency is asks for a second look', () => {
    expect(hintOf('deadline', '2026-11-21', daysUntil)).toMatchObject({ warns: true });
  });

  it('today and later days are as they should be, and half a day is not judged', () => {
    expect(hintOf('deadline', '2026-11-22', daysUntil)).toBeNull();
    expect(hintOf('deadline', '', daysUntil)).toBeNull();
    expect(hintOf('deadline', '21/1', daysUntil)).toBeNull();
  });

  it('other days of a letter may lie in the past', () => {
    expect(hintOf('letterDate', '2026-07-01', daysUntil)).toBeNull();
  });
});
