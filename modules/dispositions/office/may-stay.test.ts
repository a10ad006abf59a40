import { expect, it } from 'vitest';
import { mayStay } from './may-stay.ts';

const open = { secret: false };

it('only letters of class B without a secret disposition may lie on a device', () => {
  expect(mayStay({ securityClass: 'B' }, [open, open])).toBe(true);
  expect(mayStay({ securityClass: 'B' }, [open, { secret: true }])).toBe(false);
  for (const securityClass of ['T', 'R', 'SR'] as const)
    expect(mayStay({ securityClass }, [open])).toBe(false);
});
