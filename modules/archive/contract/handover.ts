import { z } from 'zod';
import { holding, operation } from '#core/contract/operation.ts';
import './disposal-errors.ts';
import './errors.ts';
import { keepRecordsUnit } from './permissions.ts';
import { DisposalListId } from './terms.ts';

const told = z.array(z.object({ code: z.string(), at: z.string(), text: z.string() }));

/** Whether a received bag is complete and valid (RFC 8493 §3), and what is wrong or odd about it. */
export const BagCheck = z.object({
  complete: z.boolean(),
  valid: z.boolean(),
  version: z.string().nullable(),
  files: z.int(),
  bytes: z.int(),
  faults: told,
  warnings: told,
});
export type BagCheck = z.output<typeof BagCheck>;

/** The public API of handing records over and taking them in: bags by RFC 8493. */
export const handover = {
  pack: operation({
    id: 'archive.pack-handover',
    method: 'GET',
    path: '/api/archive/disposal-lists/:listId/bag.tar',
    summary:
      'The dossiers of a handover as one bag (RFC 8493) in a tar archive, described by METS and PREMIS.',
    access: holding(keepRecordsUnit),
    stepUp: true,
    costs: 'export',
    produces: 'application/x-tar',
    input: z.strictObject({ listId: DisposalListId }),
    output: undefined,
    errors: ['archive.act-not-in-kind', 'archive.step-missing', 'archive.items-hidden'],
  }),
  check: operation({
    id: 'archive.check-bag',
    method: 'POST',
    path: '/api/archive/bag-checks',
    summary: 'Judge a bag in a tar archive: complete, valid, and every fault. Nothing is kept.',
    access: holding(keepRecordsUnit),
    costs: 'upload',
    upload: true,
    input: z.strictObject({}),
    output: BagCheck,
  }),
};
