import { z } from 'zod';
import { UnitId } from '#core/contract/ids.ts';
import { holding, operation } from '#core/contract/operation.ts';
import { manageAccounts } from './permissions.ts';

const Count = z.number().int().min(0);

/** How far a unit, with everything below it, has come into using the office. Everybody counts once a unit. */
export const AdoptionView = z.object({
  unitId: UnitId,
  unitName: z.string(),
  /** 0 for the agency itself, 1 for the units below it. */
  level: Count,
  /** Who holds a post there now. */
  people: Count,
  /** Of these, who has an account that is not disabled. */
  withAccount: Count,
  /** Of these, who has ever signed in; within thirty days; within seven. */
  everSignedIn: Count,
  signedInMonth: Count,
  signedInWeek: Count,
});
export type AdoptionView = z.output<typeof AdoptionView>;

export const adoption = {
  show: operation({
    id: 'identity.show-adoption',
    method: 'GET',
    path: '/api/accounts/adoption',
    summary:
      'How far the units of the agency have come into using the office: people, accounts, who signs in.',
    access: holding(manageAccounts),
    input: z.strictObject({}),
    output: z.object({ items: z.array(AdoptionView) }),
  }),
};
