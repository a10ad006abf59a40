import { z } from 'zod';
import { holding, operation } from '#core/contract/operation.ts';
import { Instant } from '#core/contract/schemas.ts';
import { configureLedger, watchLedger } from './permissions.ts';
import { LogName } from './terms.ts';

export const WitnessId = z.uuid();

const WitnessAddress = z.url().max(300).describe('What comes before /add-checkpoint.');

/** Witnesses of a group count together; every group must be satisfied. */
export const WitnessGroup = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
export const usualGroup = 'saksi';

/**
 * | | |
 * |---|---|
 * | `no-witnesses` | nobody outside sees the logs: whoever has their key can make the past anew |
 * | `two-histories-at-once` | so few are enough that two histories may both have them, with nobody lying |
 * | `two-histories-with-one-liar` | one witness that lies is enough for two histories |
 * | `stops-with-one-away` | all of a group are needed: while one is away nothing is witnessed |
 * | `witness-of-our-own` | a witness under our own address, which proves nothing |
 */
export const policyWarnings = [
  'no-witnesses',
  'two-histories-at-once',
  'two-histories-with-one-liar',
  'stops-with-one-away',
  'witness-of-our-own',
] as const;
export const PolicyWarning = z.enum(policyWarnings);
export type PolicyWarning = z.output<typeof PolicyWarning>;

/** How far a witness cosigned one log that goes on. */
const Sighting = z.object({
  stream: LogName,
  size: z.int().describe('The leaves that it cosigned; 0 where it never did.'),
  cosignedAt: Instant.nullable(),
  behind: z.int().describe('Published leaves that it did not cosign.'),
  waitsSince: Instant.nullable().describe('Since when a checkpoint is published that it was asked for.'),
  late: z.boolean().describe('That was minutes ago, and it is asked every few seconds.'),
});
export type Sighting = z.output<typeof Sighting>;

export const WitnessView = z.object({
  id: WitnessId,
  name: z.string(),
  vkey: z.string(),
  address: z.string(),
  group: z.string(),
  addedAt: Instant,
  /** It is asked no more; what it cosigned stays. */
  removedAt: Instant.nullable(),
  /** Of each log; of none once it is removed. */
  seen: z.array(Sighting),
});
export type WitnessView = z.output<typeof WitnessView>;

export const WitnessesView = z.object({
  witnesses: z.array(WitnessView),
  policy: z.object({
    /** The newest that readers are given; null before there is a log. */
    number: z.int().nullable(),
    /** As it stands (C2SP tlog-policy). */
    text: z.string(),
    groups: z.array(
      z.object({
        group: z.string(),
        of: z.int(),
        needs: z.int(),
        advised: z.int(),
        /** The agency decided how many; else it is what is advised. */
        decided: z.boolean(),
      }),
    ),
    warnings: z.array(PolicyWarning),
  }),
  /** What witnesses have to believe: the logs that go on, each with the keys that sign it. */
  logs: z.array(z.object({ stream: LogName, vkeys: z.array(z.string()) })),
  can: z.object({ configure: z.boolean() }),
});
export type WitnessesView = z.output<typeof WitnessesView>;

/**
 * | | |
 * |---|---|
 * | `cosigned` | it cosigned the newest checkpoint |
 * | `log-unknown` | it does not know the log: its operator has not listed the key |
 * | `key-unknown` | it knows the log under other keys |
 * | `other-history` | what we published does not continue what it saw |
 * | `ahead` | it saw a longer log than ours |
 * | `not-understood` | it takes our question for none of the protocol |
 * | `not-asked` | the address is one that may not be asked |
 * | `silent` | nobody answers there, or not in time |
 * | `odd` | something answers that is no witness, or not this one: its cosignature does not hold |
 */
export const witnessAnswers = [
  'cosigned',
  'log-unknown',
  'key-unknown',
  'other-history',
  'ahead',
  'not-understood',
  'not-asked',
  'silent',
  'odd',
] as const;
export type WitnessAnswer = (typeof witnessAnswers)[number];

/** What a witness said of each log when it was asked just now. */
export const AskedView = z.object({
  answers: z.array(z.object({ stream: LogName, size: z.int(), answer: z.enum(witnessAnswers) })),
});
export type AskedView = z.output<typeof AskedView>;

/** Who cosigns the logs of the agency, and how many of them its readers ask for. */
export const witnesses = {
  list: operation({
    id: 'ledger.list-witnesses',
    method: 'GET',
    path: '/api/ledger/witnesses',
    summary: 'The witnesses of the logs, the policy that readers are given, and what it does not promise.',
    access: holding(watchLedger),
    input: z.strictObject({}),
    output: WitnessesView,
  }),
  add: operation({
    id: 'ledger.add-witness',
    method: 'POST',
    path: '/api/ledger/witnesses',
    summary: 'Ask this witness to cosign from now on; one that was removed is asked again.',
    access: holding(configureLedger),
    input: z.strictObject({
      vkey: z.string().trim().min(1).max(300).describe('Its key, as it prints it (C2SP signed-note).'),
      address: WitnessAddress,
      group: WitnessGroup.default(usualGroup),
    }),
    output: WitnessesView,
    errors: ['ledger.witness-key-malformed', 'ledger.witness-address-refused', 'ledger.witness-already'],
  }),
  change: operation({
    id: 'ledger.change-witness',
    method: 'PUT',
    path: '/api/ledger/witnesses/:witnessId',
    summary: 'Ask a witness at another address, or count it in another group. Its key never changes.',
    access: holding(configureLedger),
    stepUp: true,
    input: z.strictObject({ witnessId: WitnessId, address: WitnessAddress, group: WitnessGroup }),
    output: WitnessesView,
    errors: ['ledger.witness-address-refused'],
  }),
  ask: operation({
    id: 'ledger.ask-witness',
    method: 'POST',
    path: '/api/ledger/witnesses/:witnessId/question',
    summary: 'Ask a witness now to cosign what is published of each log, and tell what it answers.',
    access: holding(configureLedger),
    input: z.strictObject({ witnessId: WitnessId }),
    output: AskedView,
  }),
  remove: operation({
    id: 'ledger.remove-witness',
    method: 'DELETE',
    path: '/api/ledger/witnesses/:witnessId',
    summary:
      'Ask this witness no more; readers of the next policy do not count it. Undone by adding it again.',
    access: holding(configureLedger),
    stepUp: true,
    input: z.strictObject({ witnessId: WitnessId }),
    output: WitnessesView,
  }),
  decide: operation({
    id: 'ledger.decide-quorum',
    method: 'PUT',
    path: '/api/ledger/witness-groups/:group',
    summary:
      'How many witnesses of a group are enough; null for what is advised. What it weakens is told, not refused.',
    access: holding(configureLedger),
    stepUp: true,
    input: z.strictObject({ group: WitnessGroup, needs: z.int().min(1).max(100).nullable() }),
    output: WitnessesView,
    errors: ['ledger.needs-more-than-there-are'],
  }),
};
