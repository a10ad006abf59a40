import { expect, it } from 'vitest';
import { z } from 'zod';
import { line } from '#core/contract/schemas.ts';
import { faultCodeOf } from './fault-code.ts';

const faultOf = (schema: z.ZodType, value: unknown) =>
  faultCodeOf(schema.safeParse(value, { reportInput: true }).error!.issues[0]!);

it('the faults that a contract finds come back as codes that have words', () => {
  expect(faultOf(line(10), '')).toBe('office.field-empty');
  expect(faultOf(line(10), 'terlalu panjang sekali')).toBe('office.field-too-long');
  expect(faultOf(z.string().min(3), 'ab')).toBe('office.field-too-short');
  expect(faultOf(z.string(), undefined)).toBe('office.field-empty');
  expect(faultOf(z.array(z.string()).min(1), [])).toBe('office.field-none-chosen');
  expect(faultOf(z.number().min(5), 1)).toBe('office.field-too-small');
  expect(faultOf(z.iso.date(), '')).toBe('office.field-empty');
  expect(faultOf(z.iso.date(), '32-13-2026')).toBe('office.field-invalid');
});

it('a code that the contract gives itself is kept', () => {
  expect(faultOf(line(10), 'a\u0000b')).toBe('core.control-character');
});
