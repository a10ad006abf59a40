import { z } from 'zod';
import { operation, signedIn } from '#core/contract/operation.ts';
import { AgencyView } from './shapes.ts';

export const organization = {
  currentAgency: operation({
    id: 'organization.current-agency',
    method: 'GET',
    path: '/api/agency',
    summary: 'The agency that the session belongs to.',
    access: signedIn,
    input: z.strictObject({}),
    output: AgencyView,
  }),
};
