import { z } from 'zod';
import { idOf, PostId, UnitId } from '#core/contract/ids.ts';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import { largestInteger, line } from '#core/contract/schemas.ts';
import { Recipient } from './draft-fields.ts';
import { sendLetters } from './permissions.ts';

export const DistributionListId = idOf('DistributionList');
export type DistributionListId = z.output<typeof DistributionListId>;

const fields = {
  name: line(300),
  /** The letter names the list alone; who is on it is not printed. */
  blind: z.boolean(),
  recipients: z.array(Recipient).min(1).max(300),
};

export const DistributionListView = z.object({
  id: DistributionListId,
  unitId: UnitId,
  unitName: z.string(),
  ...fields,
  /** The names of the recipients as they would be printed, in their order. */
  names: z.array(z.string()),
  /** Posts on it that are no longer there: nothing reaches them. */
  closedPosts: z.array(PostId),
  version: z.int(),
  can: z.object({ keep: z.boolean() }),
});
export type DistributionListView = z.output<typeof DistributionListView>;

const list = { listId: DistributionListId, version: z.int().min(1).max(largestInteger) };

/** Named lists of recipients: offered to those who write in their unit and below it. */
export const distribution = {
  list: operation({
    id: 'outgoing.list-distributions',
    method: 'GET',
    path: '/api/outgoing/distribution-lists',
    summary: 'Distribution lists that the reader may use, and those that they keep.',
    access: signedIn,
    input: z.strictObject({}),
    output: z.object({ items: z.array(DistributionListView) }),
  }),
  create: operation({
    id: 'outgoing.create-distribution',
    method: 'POST',
    path: '/api/outgoing/distribution-lists',
    summary: 'Make a distribution list for a unit and everything below it.',
    access: holding(sendLetters),
    input: z.strictObject({ unitId: UnitId, ...fields }),
    output: DistributionListView,
    errors: ['outgoing.distribution-name-taken', 'outgoing.post-unknown'],
  }),
  change: operation({
    id: 'outgoing.change-distribution',
    method: 'PUT',
    path: '/api/outgoing/distribution-lists/:listId',
    summary: 'Replace the name and the recipients of a distribution list.',
    access: holding(sendLetters),
    input: z.strictObject({ ...list, ...fields }),
    output: DistributionListView,
    errors: ['outgoing.distribution-name-taken', 'outgoing.post-unknown', 'core.changed-meanwhile'],
  }),
  remove: operation({
    id: 'outgoing.remove-distribution',
    method: 'DELETE',
    path: '/api/outgoing/distribution-lists/:listId',
    summary: 'Remove a distribution list; letters that went to it keep their recipients.',
    access: holding(sendLetters),
    input: z.strictObject({
      listId: DistributionListId,
      version: z.coerce.number().int().min(1).max(largestInteger),
    }),
    output: z.object({ removed: z.literal(true) }),
    errors: ['core.changed-meanwhile'],
  }),
};
