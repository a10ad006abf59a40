import { z } from 'zod';
import { event } from '#core/contract/event.ts';

/** A scanner found something; the file is kept apart and never served. */
export const fileQuarantined = event({
  type: 'file.quarantined',
  version: 1,
  payload: z.object({ fileName: z.string(), reason: z.string() }),
});
