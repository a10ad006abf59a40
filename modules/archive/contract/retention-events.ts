import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { SecurityClass } from '#modules/letters/contract/terms.ts';
import { Mark } from './retention.ts';
import { Fate, HoldId, HoldReason, RecordId } from './terms.ts';

/** Subjects are dossiers; payloads carry days, kinds and ids, never what people wrote. */
const dossier = z.object({ securityClass: SecurityClass });
const period = z.enum(['active', 'inactive']);

export const triggerEventRecorded = event({
  type: 'dossier.event-recorded',
  version: 1,
  payload: dossier.extend({ period, on: z.string() }),
});
export const triggerEventCorrected = event({
  type: 'dossier.event-corrected',
  version: 1,
  payload: dossier.extend({ period, on: z.string().nullable() }),
});
export const holdPlaced = event({
  type: 'hold.placed',
  version: 1,
  payload: dossier.extend({ holdId: HoldId, reason: HoldReason }),
});
export const holdLifted = event({
  type: 'hold.lifted',
  version: 1,
  payload: dossier.extend({ holdId: HoldId, reason: HoldReason }),
});
export const markSet = event({
  type: 'dossier.marked',
  version: 1,
  payload: dossier.extend({ mark: Mark, recordId: RecordId.nullable() }),
});
export const markTakenOff = event({
  type: 'dossier.mark-taken-off',
  version: 1,
  payload: dossier.extend({ mark: Mark, recordId: RecordId.nullable() }),
});
export const exceptionJudged = event({
  type: 'record.exception-judged',
  version: 1,
  payload: dossier.extend({ recordId: RecordId, excepted: z.boolean() }),
});
export const dossierReappraised = event({
  type: 'dossier.reappraised',
  version: 1,
  payload: dossier.extend({ fate: Fate }),
});

export const retentionEvents = [
  triggerEventRecorded,
  triggerEventCorrected,
  holdPlaced,
  holdLifted,
  markSet,
  markTakenOff,
  exceptionJudged,
  dossierReappraised,
];
