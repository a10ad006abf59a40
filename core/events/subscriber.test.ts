import { expect, test } from 'vitest';
import { z } from 'zod';
import { event } from '../contract/event.ts';
import { subscriber } from './subscriber.ts';

test('nobody is declared to follow what is not handed on', () => {
  const heard = event({ type: 'test.heard', version: 1, payload: z.object({}) });
  const handle = async () => undefined;
  expect(subscriber('test.follow', heard, handle).event).toBe(heard);
  expect(() => subscriber('test.follow', { ...heard, unheard: true }, handle)).toThrow('would never hear');
});
