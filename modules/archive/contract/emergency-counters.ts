import { z } from 'zod';
import { holding, operation } from '#core/contract/operation.ts';
import { reviewEmergencies } from './permissions.ts';

/** Apart from the other operations of emergency access: first pages ask it. */
export const emergencyCounters = operation({
  id: 'archive.count-emergencies',
  method: 'GET',
  path: '/api/archive/emergency-counters',
  summary: 'How many emergency openings of others wait for a review by the reader.',
  access: holding(reviewEmergencies),
  input: z.strictObject({}),
  output: z.object({ waiting: z.int() }),
});
