import { z } from 'zod';
import { operation, personally } from '#core/contract/operation.ts';

/** Apart from the other operations of leave: everybody's first page asks it. */
export const deskCounters = operation({
  id: 'leave.count-desk',
  method: 'GET',
  path: '/api/leave/desk/counters',
  summary: 'How many requests wait for the actor, counted up to 100.',
  access: personally,
  input: z.strictObject({}),
  output: z.object({ substitute: z.int(), superior: z.int(), official: z.int(), waiting: z.int() }),
});
