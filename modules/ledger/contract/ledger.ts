import { z } from 'zod';
import { addressOf } from '#core/contract/client.ts';
import { AgencyId, EventId } from '#core/contract/ids.ts';
import { anyone, holding, operation } from '#core/contract/operation.ts';
import { Cursor, Instant, PageSize, pageOf } from '#core/contract/schemas.ts';
import { watchLedger } from './permissions.ts';
import { Invariant, LogName } from './terms.ts';

/** SHA-256 in lower-case hexadecimal. */
export const FileDigest = z.string().regex(/^[0-9a-f]{64}$/);

const CheckpointView = z.object({
  size: z.int(),
  root: z.string().describe('Base64 of 32 bytes.'),
  madeAt: Instant,
  signedAt: Instant.nullable(),
  publishedAt: Instant.nullable(),
  cosignatures: z.int(),
});
export type CheckpointView = z.output<typeof CheckpointView>;

export const LedgerState = z.object({
  logs: z.array(
    z.object({
      stream: LogName,
      origin: z.string(),
      verifierKey: z.string().describe('The vkey of C2SP signed-note.'),
      size: z.int(),
      endedAt: Instant.nullable().describe('It was frozen, and another log follows it.'),
      newest: CheckpointView.nullable(),
    }),
  ),
  pending: z.object({ count: z.int(), oldestSeconds: z.int().nullable() }),
  monitor: z.object({
    wholeAt: Instant.nullable().describe('When a run of the monitor last looked at all that it looks at.'),
    late: z.boolean().describe('That was too long ago: that nothing is named says nothing.'),
  }),
  witnesses: z.array(
    z.object({
      name: z.string(),
      address: z.string(),
      seen: z.array(z.object({ stream: LogName, size: z.int(), receivedAt: Instant })),
    }),
  ),
  standing: z.int().describe('How many findings stand; the list holds the newest of them.'),
  alarms: z.array(
    z.object({
      invariant: Invariant,
      record: z.string(),
      finding: z.string(),
      firstSeenAt: Instant,
      lastSeenAt: Instant,
      current: z
        .boolean()
        .describe(
          'False once every check that saw it looked at the same again and did not find it any more.',
        ),
      thing: z
        .object({
          module: z.string(),
          thingId: z.uuid(),
          name: z.string().nullable().describe('What people call it, where the caller may see it.'),
          fact: z.string().nullable().describe('The fact of its row, or the object of its file.'),
        })
        .nullable(),
    }),
  ),
});
export type LedgerState = z.output<typeof LedgerState>;

export const ledger = {
  state: operation({
    id: 'ledger.show-state',
    method: 'GET',
    path: '/api/ledger',
    summary:
      'The logs of the agency: how far they are published, what waits, who witnesses, what does not hold.',
    access: holding(watchLedger),
    input: z.strictObject({}),
    output: LedgerState,
  }),
  checkpoints: operation({
    id: 'ledger.list-checkpoints',
    method: 'GET',
    path: '/api/ledger/checkpoints',
    summary: 'The checkpoints of a log, the largest first.',
    access: holding(watchLedger),
    input: z.strictObject({ stream: LogName, after: Cursor, limit: PageSize }),
    output: pageOf(CheckpointView),
  }),
  checkpoint: operation({
    id: 'ledger.show-checkpoint',
    method: 'GET',
    path: '/api/ledger/checkpoint',
    summary: 'The newest signed checkpoint of a log, as a note (C2SP tlog-checkpoint).',
    access: holding(watchLedger),
    produces: 'text/plain; charset=utf-8',
    input: z.strictObject({ stream: LogName }),
    output: undefined,
    errors: ['ledger.not-published-yet'],
  }),
  entries: operation({
    id: 'ledger.list-entries',
    method: 'GET',
    path: '/api/ledger/objects/:objectId/entries',
    summary: 'The leaves of a letter or another thing, in their order; each can be proven by its event.',
    access: holding(watchLedger),
    input: z.strictObject({ objectId: z.uuid() }),
    output: z.object({
      items: z.array(
        z.object({
          eventId: EventId,
          stream: LogName,
          index: z.int(),
          seq: z.int(),
          kind: z.string(),
          at: Instant,
          erased: z.boolean(),
        }),
      ),
    }),
  }),
  proof: operation({
    id: 'ledger.prove-event',
    method: 'GET',
    path: '/api/ledger/events/:eventId/proof',
    summary: 'That an event is in the log, as a file that anybody can check offline (C2SP tlog-proof).',
    access: holding(watchLedger),
    produces: 'text/plain; charset=utf-8',
    input: z.strictObject({ eventId: EventId }),
    output: undefined,
    errors: ['ledger.not-published-yet'],
  }),
  fileProof: operation({
    id: 'ledger.prove-file',
    method: 'GET',
    path: '/api/ledger/agencies/:agencyId/files/:digest/proof',
    summary:
      'That a file with this SHA-256 was issued by the agency, for whoever has the file; to be checked offline (C2SP tlog-proof).',
    access: anyone,
    produces: 'text/plain; charset=utf-8',
    input: z.strictObject({ agencyId: AgencyId, digest: FileDigest }),
    output: undefined,
    errors: ['core.too-many-requests'],
  }),
  policy: operation({
    id: 'ledger.show-policy',
    method: 'GET',
    path: '/api/ledger/agencies/:agencyId/policy',
    summary: 'The logs of an agency, their witnesses and how many are enough (C2SP tlog-policy).',
    access: anyone,
    produces: 'text/plain; charset=utf-8',
    input: z.strictObject({ agencyId: AgencyId }),
    output: undefined,
    errors: ['core.too-many-requests'],
  }),
};

/** The file of an agency by which its proof is found: what anybody checks without us. */
export const Evidence = z.object({
  agencyId: AgencyId,
  /** SHA-256 of the file. */
  digest: FileDigest,
});
export type Evidence = z.output<typeof Evidence>;

/** Where the proof of a file is fetched. */
export const proofAddress = ({ agencyId, digest }: Evidence): string =>
  addressOf(ledger.fileProof, { agencyId, digest });

/** The page that checks a file with its proof and a policy, without a network. */
export const offlineVerifierPath = '/verifikasi/luring';

/** How the policy of an agency is found: what stands in the address never changes. */
export const policyAddress = (agencyId: AgencyId): string => `/ledger/${agencyId}/policy`;
