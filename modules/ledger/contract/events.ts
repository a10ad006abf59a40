import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { EventId, PostId } from '#core/contract/ids.ts';
import { anchored } from './anchors.ts';
import { drillBegun, drillEnded } from './drills.ts';
import { fileMended } from './fixity.ts';
import { Invariant, LogName } from './terms.ts';
import { PolicyWarning } from './witnesses.ts';

/** Something does not hold; the subject is the alarm. Told once for each record, to the posts that watch the log. */
export const ledgerAlarm = event({
  type: 'ledger.alarm',
  version: 1,
  payload: z.object({
    ...{ invariant: Invariant, record: z.string(), finding: z.string() },
    posts: z.array(PostId),
  }),
});

/** What opened the leaf of an event is gone; the subject is that event. */
export const entryErased = event({
  type: 'ledger.entry-erased',
  version: 1,
  payload: z.object({ eventId: EventId, basis: z.string() }),
});

/** Leaves came back from the entry bundles after a restore: those from `from` up to the size; the subject is the agency. */
export const leavesImported = event({
  type: 'ledger.leaves-imported',
  version: 1,
  payload: z.object({ stream: LogName, from: z.int(), size: z.int() }),
});

/** Asked to cosign from now on; the subject is the witness. */
export const witnessAdded = event({
  type: 'ledger.witness-added',
  version: 1,
  payload: z.object({ name: z.string(), vkey: z.string(), group: z.string() }),
});

/** Asked elsewhere, or counted in another group; the subject is the witness. */
export const witnessChanged = event({
  type: 'ledger.witness-changed',
  version: 1,
  payload: z.object({ name: z.string(), vkey: z.string(), group: z.string(), address: z.string() }),
});

/** Asked no more; the subject is the witness. */
export const witnessRemoved = event({
  type: 'ledger.witness-removed',
  version: 1,
  payload: z.object({ name: z.string(), vkey: z.string(), group: z.string() }),
});

/** Readers are given another policy; the subject is the agency. Its text is kept under the number. */
export const policyChanged = event({
  type: 'ledger.policy-changed',
  version: 1,
  payload: z.object({ number: z.int(), policySha256: z.string(), warnings: z.array(PolicyWarning) }),
});

/** Another key signs the logs; until then the one before it signs too. The subject is the agency. */
export const keyChanged = event({
  type: 'ledger.key-changed',
  version: 1,
  payload: z.object({
    keyId: z.uuid(),
    publicKey: z.string(),
    replaces: z.uuid(),
    bothUntil: z.iso.datetime(),
  }),
});

/**
 * A log that could not go on is followed by another, whose first leaf this is; the subject is the agency. What was
 * published of the earlier one last has this size and root (base64).
 */
export const logContinued = event({
  type: 'ledger.log-continued',
  version: 1,
  payload: z.object({
    ...{ log: LogName, follows: LogName, origin: z.string(), size: z.int(), root: z.string() },
    reason: z.string(),
  }),
});

export const ledgerEvents = [
  anchored,
  drillBegun,
  drillEnded,
  fileMended,
  ledgerAlarm,
  entryErased,
  leavesImported,
  witnessAdded,
  witnessChanged,
  witnessRemoved,
  policyChanged,
  keyChanged,
  logContinued,
];
