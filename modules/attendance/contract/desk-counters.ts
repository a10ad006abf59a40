import { z } from 'zod';
import { operation, personally } from '#core/contract/operation.ts';

/** Apart from the other operations of attendance: everybody's first page asks it. */
export const deskCounters = operation({
  id: 'attendance.count-desk',
  method: 'GET',
  path: '/api/attendance/desk/counters',
  summary:
    'How many doubtful check-ins, appeals and requests wait for the decision of the actor, each counted up to 100.',
  access: personally,
  input: z.strictObject({}),
  output: z.object({ checkIns: z.int(), appeals: z.int(), requests: z.int(), waiting: z.int() }),
});
