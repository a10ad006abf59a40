import { z } from 'zod';
import { operation, signedIn } from '#core/contract/operation.ts';

/** Apart from the other operations of disposals: everybody's first page asks it. */
export const disposalCounters = operation({
  id: 'archive.count-disposals',
  method: 'GET',
  path: '/api/archive/disposal-counters',
  summary: 'How many disposal lists wait for a step of the reader.',
  access: signedIn,
  input: z.strictObject({}),
  output: z.object({ yours: z.int() }),
});
