import { z } from 'zod';
import { operation, signedIn } from '#core/contract/operation.ts';

/** By itself, since every page of the office asks for it before anything else of outgoing letters is known. */
export const draftCounters = operation({
  id: 'outgoing.counters',
  method: 'GET',
  path: '/api/outgoing/counters',
  summary: 'How many letters wait for the reader in each box.',
  access: signedIn,
  input: z.strictObject({}),
  output: z.object({
    returned: z.int(),
    toInitial: z.int(),
    toSign: z.int(),
    toSend: z.int(),
  }),
});
