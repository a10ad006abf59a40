import type { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import type { RecipientId } from '#modules/dispositions/contract/terms.ts';
import type { KnownFile } from '#modules/files/server/files.api.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { destructionOf, presentPost } from '#modules/letters/server/letters.api.ts';
import type { PostView } from '#modules/organization/server/organization.api.ts';
import type { ShownFacts } from '../../contract/draft-fields.ts';
import type { DraftHolder, DraftRow, DraftView, StepView } from '../../contract/draft-views.ts';
import type { LetterKind } from '../../contract/kinds.ts';
import type { LayoutPiece } from '../../contract/layouts.ts';
import type { AmendedHow, DraftId, StampReason, StepId } from '../../contract/terms.ts';
import { isLate } from '../rules/late.ts';
import { verificationAddress } from '../signing/verification-code.ts';
import { type Amendment, endedBy } from './amendments.queries.ts';
import type { StepRecord } from './drafts.queries.ts';
import type { LoadedDraft } from './load-draft.ts';

type Posts = ReadonlyMap<PostId, PostView>;

/** What the page of a letter says besides the letter. */
export interface DraftNames {
  /** What of the letter this reader may know. */
  facts: ShownFacts;
  steps: readonly StepRecord[];
  coWriters: readonly PostId[];
  kind: LetterKind;
  layout: readonly LayoutPiece[];
  posts: Posts;
  people: ReadonlyMap<PersonId, { name: string }>;
  agencies: { id: string; name: string }[];
  files: readonly KnownFile[];
  unitName: string;
  amendments: readonly Amendment[];
  can: DraftView['can'];
  publicUrl: string;
  now: Date;
}

/** What a line of a list is made from. */
export interface ListedDraft {
  id: string;
  kind_code: string;
  kind_name: string;
  subject: string;
  security_class: DraftRow['securityClass'];
  urgency: DraftRow['urgency'];
  stage: DraftRow['stage'];
  addressed: string;
  number: string | null;
  letter_day: string | null;
  drafted_post_id: string;
  held_since: Date;
  returned: boolean;
  created_at: Date;
  changed_at: Date;
  version_number: number;
  destroyed_on: string | null;
  destroyed_report: string | null;
}

/** A step that is open, as lists know it. */
export type OpenStep = Pick<StepRecord, 'kind' | 'post_id' | 'opened_at'>;

export function presentRow(
  row: ListedDraft,
  beside: {
    unitName: string;
    open: readonly OpenStep[];
    posts: Posts;
    stepId: string | null;
    ended: AmendedHow | null;
    now: Date;
  },
): Omit<DraftRow, 'beingSigned'> {
  const waiting = {
    stage: row.stage,
    returned: row.returned,
    urgency: row.urgency,
    heldSince: row.held_since,
  };
  return {
    id: row.id as DraftId,
    kindCode: row.kind_code,
    kindName: row.kind_name,
    subject: row.subject,
    securityClass: row.security_class,
    urgency: row.urgency,
    stage: row.stage,
    unitName: beside.unitName,
    to: row.addressed,
    number: row.number,
    letterDay: row.letter_day,
    holders: holdersOf(row, beside.open, beside.posts),
    returned: row.returned,
    late: isLate(waiting, beside.now),
    ended: beside.ended,
    destroyed: destructionOf(row),
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    stepId: beside.stepId as StepId | null,
    version: row.version_number,
  };
}

/** Who has it to do now: the writer, the posts of the open steps, or who sends it; nobody once it was sent or cancelled. */
function holdersOf(row: ListedDraft, open: readonly OpenStep[], posts: Posts): DraftHolder[] {
  const held = (postId: string, as: DraftHolder['as'], since: Date): DraftHolder => ({
    ...presentPost(postId, posts),
    as,
    since: since.toISOString(),
  });
  if (row.stage === 'draft') return [held(row.drafted_post_id, 'writer', row.held_since)];
  if (row.stage === 'signed') return [held(row.drafted_post_id, 'sender', row.held_since)];
  return open.map((step) => held(step.post_id, step.kind, step.opened_at ?? row.held_since));
}

function presentStep(step: StepRecord, { posts, people }: Pick<DraftNames, 'posts' | 'people'>): StepView {
  return {
    id: step.id as StepId,
    round: step.round,
    position: step.position,
    kind: step.kind,
    post: presentPost(step.post_id, posts),
    state: step.state,
    version: step.version_number,
    openedAt: step.opened_at?.toISOString() ?? null,
    settledAt: step.settled_at?.toISOString() ?? null,
    // A step that was skipped was nobody's act.
    settledBy:
      step.settled_by && step.state !== 'skipped'
        ? (people.get(step.settled_by as PersonId)?.name ?? '—')
        : null,
    note: step.note,
  };
}

function presentStamp(row: LoadedDraft['row']): DraftView['timeStamp'] {
  // Of one that was ended nobody asks for the stamp any more.
  if (!row.stamp_since || row.stage === 'cancelled') return null;
  const until = row.stamp_settled_at ?? row.stamp_gives_up_at;
  return {
    state: row.stamp_outcome ?? 'awaited',
    awaits: row.stamp_awaits!,
    since: row.stamp_since.toISOString(),
    until: until?.toISOString() ?? null,
    reason: row.stamp_reason as StampReason | null,
  };
}

export function presentDraft({ row }: LoadedDraft, names: DraftNames): DraftView {
  const { facts, steps, coWriters, posts, amendments, can } = names;
  const open = steps.filter(({ state }) => state === 'open');
  const [earlier] = amendments.filter((one) => one.earlier);
  return {
    ...presentRow(row, {
      ...names,
      open,
      stepId: can.steps[0] ?? null,
      ended: endedBy(amendments, row.ended_how),
    }),
    revision: row.revision,
    unitId: row.unit_id as UnitId,
    kind: names.kind,
    layout: [...names.layout],
    facts,
    posts: [...posts.keys()].map((id) => presentPost(id, posts)),
    agencies: names.agencies,
    writer: presentPost(row.drafted_post_id, posts),
    coWriters: coWriters.map((id) => presentPost(id, posts)),
    files: names.files.map(({ fileId, name, mediaType, sizeBytes }) => ({
      fileId,
      name,
      mediaType,
      sizeBytes,
    })),
    steps: steps.map((step) => presentStep(step, names)),
    answersLetterId: row.answers_letter_id as LetterId | null,
    answersDeskId: row.answers_desk_id as RecipientId | null,
    amends: earlier ? { draftId: earlier.draftId, how: earlier.how, number: earlier.number } : null,
    amendedBy: amendments
      .filter((one) => !one.earlier)
      .map(({ draftId, how, number }) => ({ draftId, how, number })),
    signedAt: row.signed_at?.toISOString() ?? null,
    sentAt: row.sent_at?.toISOString() ?? null,
    settledNote: can.readDrafting ? row.settled_note : null,
    level: row.level as DraftView['level'],
    timeStamp: presentStamp(row),
    verificationAddress: row.verification_code
      ? verificationAddress(names.publicUrl, row.verification_code)
      : null,
    can,
  };
}
