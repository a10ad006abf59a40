import { z } from 'zod';
import { AgencyId } from '#core/contract/ids.ts';
import { holding, operation } from '#core/contract/operation.ts';
import { writeLetters } from './permissions.ts';

/** Agencies that share this installation: a letter reaches their registry without paper or mail. */
export const reachableAgencies = {
  list: operation({
    id: 'outgoing.list-agencies',
    method: 'GET',
    path: '/api/outgoing/agencies',
    summary: 'The other agencies of this installation, to which letters can be sent.',
    access: holding(writeLetters),
    input: z.strictObject({}),
    output: z.object({ items: z.array(z.object({ id: AgencyId, name: z.string() })) }),
  }),
};
