import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { idOf } from '#core/contract/ids.ts';
import { holding, operation } from '#core/contract/operation.ts';
import { Instant } from '#core/contract/schemas.ts';
import { watchLedger } from './permissions.ts';

export const DrillId = idOf('Drill');
export type DrillId = z.output<typeof DrillId>;

const DrillView = z.object({
  id: DrillId,
  module: z.string(),
  thingId: z.uuid(),
  name: z.string().nullable().describe('What people call the record, where the caller may see it.'),
  fact: z.string().describe('Which fact of its row was altered.'),
  was: z.string().nullable().describe('Forgotten once it is put back, as is what it became.'),
  became: z.string().nullable(),
  begunAt: Instant,
  namedAt: Instant.nullable().describe('When the monitor named the record.'),
  endedAt: Instant.nullable().describe('When what was altered was put back.'),
});
export type DrillView = z.output<typeof DrillView>;

const DrillState = z.object({
  allowed: z.boolean().describe('Only where the demonstration was loaded, and the installation says so.'),
  now: Instant.describe('By the clock of the server.'),
  newest: DrillView.nullable(),
});
export type DrillState = z.output<typeof DrillState>;

export const drills = {
  show: operation({
    id: 'ledger.show-drill',
    method: 'GET',
    path: '/api/ledger/drill',
    summary: 'Whether a tamper drill may be held here, and the newest one.',
    access: holding(watchLedger),
    input: z.strictObject({}),
    output: DrillState,
  }),
  begin: operation({
    id: 'ledger.begin-drill',
    method: 'POST',
    path: '/api/ledger/drill',
    summary:
      'Alter a letter behind the application, as the owner of the database would, to see that the monitor names it.',
    access: holding(watchLedger),
    input: z.strictObject({}),
    output: DrillState,
    errors: ['ledger.drill-not-here', 'ledger.drill-open', 'ledger.drill-nothing'],
  }),
  end: operation({
    id: 'ledger.end-drill',
    method: 'POST',
    path: '/api/ledger/drill/:drillId/end',
    summary: 'Put back what a drill altered.',
    access: holding(watchLedger),
    input: z.strictObject({ drillId: DrillId }),
    output: DrillState,
    errors: ['ledger.drill-not-here'],
  }),
};

/** A record was altered on purpose; the subject is the drill. Which record it was is for the monitor to find. */
export const drillBegun = event({ type: 'ledger.drill-begun', version: 1, payload: z.object({}) });
export const drillEnded = event({ type: 'ledger.drill-ended', version: 1, payload: z.object({}) });
