import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { holding, operation } from '#core/contract/operation.ts';
import { Instant } from '#core/contract/schemas.ts';
import { watchLedger } from './permissions.ts';
import { LogName } from './terms.ts';

export const AnchorKind = z.enum(['time-stamp', 'chain']);
export type AnchorKind = z.output<typeof AnchorKind>;

/** A checkpoint was anchored outside; the subject is the anchor. That it is kept is thereby in the log itself. */
export const anchored = event({
  type: 'ledger.anchored',
  version: 1,
  payload: z.object({ kind: AnchorKind, log: LogName, size: z.int(), tokenSha256: z.string() }),
});

const AnchorsView = z.object({
  uses: z.array(AnchorKind).describe('What the operator switched on.'),
  items: z
    .array(
      z.object({
        id: z.uuid(),
        kind: AnchorKind,
        stream: LogName,
        size: z.int(),
        source: z.string().describe('The clock, or the chain with its contract.'),
        anchoredAt: Instant,
      }),
    )
    .describe('The newest ones.'),
});
export type AnchorsView = z.output<typeof AnchorsView>;

export const anchors = {
  list: operation({
    id: 'ledger.list-anchors',
    method: 'GET',
    path: '/api/ledger/anchors',
    summary: 'Checkpoints that clocks or chains outside know of.',
    access: holding(watchLedger),
    input: z.strictObject({}),
    output: AnchorsView,
  }),
  token: operation({
    id: 'ledger.fetch-anchor',
    method: 'GET',
    path: '/api/ledger/anchors/:anchorId/token',
    summary:
      'What proves an anchor: a time-stamp token (RFC 3161) over the text of the checkpoint, or the receipt of a chain.',
    access: holding(watchLedger),
    produces: 'application/octet-stream',
    input: z.strictObject({ anchorId: z.uuid() }),
    output: undefined,
  }),
};
