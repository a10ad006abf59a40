import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { holding, operation } from '#core/contract/operation.ts';
import { Instant } from '#core/contract/schemas.ts';
import { watchLedger } from './permissions.ts';

export const Damage = z.enum(['missing', 'changed', 'unreadable']);
export type Damage = z.output<typeof Damage>;

const Holder = z.object({
  module: z.string(),
  thingId: z.uuid(),
  name: z.string().nullable().describe('What people call it, where the caller may see it.'),
});

const FixityState = z.object({
  days: z.int().describe('Every object is read again within so many days.'),
  total: z.int(),
  read: z.int().describe('Objects that were read within these days.'),
  wholeSince: Instant.nullable().describe('Since when every object was read; null while some never were.'),
  damaged: z.int(),
  mended: z.int(),
  hasReplica: z.boolean(),
  objects: z
    .array(
      z.object({
        object: z.string().describe('SHA-256 of the stored bytes, by which the object is called.'),
        damage: Damage.nullable().describe('Null where it was mended.'),
        damagedAt: Instant.nullable(),
        replica: z
          .enum(['none', 'missing', 'damaged', 'unreachable'])
          .nullable()
          .describe('Why it could not be mended.'),
        mendedAt: Instant.nullable(),
        mendedOf: Damage.nullable(),
        holders: z.array(Holder),
      }),
    )
    .describe('Damaged ones, then those that were mended last.'),
});
export type FixityState = z.output<typeof FixityState>;

export const fixity = {
  show: operation({
    id: 'ledger.show-fixity',
    method: 'GET',
    path: '/api/ledger/fixity',
    summary: 'How far stored files were read again, what was damaged, and what was mended from the replica.',
    access: holding(watchLedger),
    input: z.strictObject({}),
    output: FixityState,
  }),
};

/** A stored file was damaged and is whole again; the subject is what it belongs to, or the agency. */
export const fileMended = event({
  type: 'ledger.file-mended',
  version: 1,
  payload: z.object({ damage: Damage, object: z.string() }),
});
