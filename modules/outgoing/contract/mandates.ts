import { z } from 'zod';
import { PersonId, PostId } from '#core/contract/ids.ts';
import { holding, operation } from '#core/contract/operation.ts';
import {
  Cursor,
  distinct,
  EnteredInstant,
  Instant,
  line,
  PageSize,
  pageOf,
  queryFlag,
} from '#core/contract/schemas.ts';
import { delegateSigning } from './permissions.ts';
import { AuthorityView } from './signing.ts';
import { DelegationId, MandateKind } from './terms.ts';

const MandatePost = z.object({
  id: PostId,
  name: z.string(),
  unitName: z.string(),
  holderName: z.string().nullable(),
});

/** A written mandate to sign: a.n. from a post to the one below it, u.b. from there one level further. */
export const MandateView = z.object({
  id: DelegationId,
  kind: MandateKind,
  from: MandatePost,
  to: MandatePost,
  /** Null: all kinds. */
  letterKinds: z.array(z.string()).nullable(),
  startsAt: Instant,
  endsAt: Instant.nullable(),
  decreeNumber: z.string(),
  recordedBy: z.string(),
  recordedAt: Instant,
  state: z.enum(['planned', 'in-force', 'over']),
  can: z.object({ end: z.boolean() }),
});
export type MandateView = z.output<typeof MandateView>;

/** Who may sign for whom: recorded from decrees, never made by the program. */
export const mandates = {
  list: operation({
    id: 'outgoing.list-mandates',
    method: 'GET',
    path: '/api/outgoing/mandates',
    summary:
      'Mandates to sign, those that were recorded last first; with `current` only those that have not ended.',
    access: holding(delegateSigning),
    input: z.strictObject({
      postId: PostId.optional(),
      current: queryFlag,
      cursor: Cursor,
      size: PageSize,
    }),
    output: pageOf(MandateView),
  }),
  record: operation({
    id: 'outgoing.record-mandate',
    method: 'POST',
    path: '/api/outgoing/mandates',
    summary: 'Record a mandate from its decree: a.n. one level down, u.b. one further.',
    access: holding(delegateSigning),
    stepUp: true,
    input: z.strictObject({
      kind: MandateKind,
      fromPostId: PostId,
      toPostId: PostId,
      letterKinds: distinct(line(30), 1, 100).nullable().default(null),
      startsAt: EnteredInstant,
      endsAt: EnteredInstant.nullable().default(null),
      decreeNumber: line(100),
    }),
    output: MandateView,
    errors: ['outgoing.kind-unknown', 'outgoing.mandate-not-one-level', 'outgoing.mandate-ends-before'],
  }),
  end: operation({
    id: 'outgoing.end-mandate',
    method: 'POST',
    path: '/api/outgoing/mandates/:mandateId/end',
    summary:
      'End a mandate at an instant, now where none is named; letters that were signed stay as they are.',
    access: holding(delegateSigning),
    stepUp: true,
    input: z.strictObject({ mandateId: DelegationId, endsAt: EnteredInstant.optional() }),
    output: MandateView,
    errors: ['outgoing.mandate-over', 'outgoing.mandate-ends-before'],
  }),
  explain: operation({
    id: 'outgoing.explain-authority',
    method: 'GET',
    path: '/api/outgoing/authority',
    summary: 'Whether a post may sign a kind for another at an instant, how the block is printed, and why.',
    access: holding(delegateSigning),
    input: z.strictObject({
      signingPostId: PostId,
      issuingPostId: PostId,
      /** Who would sign; who works the post where nobody is named. */
      personId: PersonId.optional(),
      kindCode: line(30),
      at: EnteredInstant.optional(),
    }),
    output: AuthorityView,
    errors: ['outgoing.kind-unknown'],
  }),
};
