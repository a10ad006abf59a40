import { found } from '#core/contract/errors.ts';
import type { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { filesByIds } from '#modules/files/server/files.api.ts';
import {
  agencies,
  peopleByIds,
  postsByIds,
  unitNames,
} from '#modules/organization/server/organization.api.ts';
import type { ShownFacts, ShownRecipient } from '../../contract/draft-fields.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import type { DraftId } from '../../contract/terms.ts';
import { amendmentsOf } from './amendments.queries.ts';
import { draftsCan } from './drafts.policy.ts';
import { presentDraft } from './drafts.present.ts';
import type { StepRecord } from './drafts.queries.ts';
import { kindOfDraft } from './kind-of-draft.ts';
import { loadDraft } from './load-draft.ts';
import { shownFacts } from './shown-facts.ts';

/** The letter as its page shows it to this actor. @throws core.not-found, core.step-up-required */
export async function showDraft(ctx: TxContext, id: DraftId): Promise<DraftView> {
  const draft = await loadDraft(ctx, id);
  const { tx } = ctx;
  const { row } = draft;
  const can = draftsCan(ctx.actor, draft.rights);
  const facts = shownFacts(ctx.actor, draft.facts, draft.rights);
  // Who only reads what was signed is not told how it came about.
  const { steps, coWriters } = can.readDrafting
    ? { steps: draft.steps, coWriters: draft.rights.coWriters }
    : { steps: [], coWriters: [] };
  const named = { facts, steps, coWriters, writerPostId: draft.rights.writerPostId };
  const settlers = steps.flatMap((step) => (step.settled_by ? [step.settled_by as PersonId] : []));
  const [{ kind, layout }, posts, units, people, files, amendments, others] = await Promise.all([
    kindOfDraft(ctx, row),
    postsByIds(tx, postsOf(named), ctx.clock.now()),
    unitNames(tx, [row.unit_id as UnitId]),
    peopleByIds(tx, [...new Set(settlers)]),
    filesByIds(tx, facts.fileIds),
    amendmentsOf(tx, id, row.amends_draft_id as DraftId | null),
    namesOfAgencies(ctx, facts),
  ]);
  return presentDraft(draft, {
    facts,
    steps,
    coWriters,
    kind,
    layout,
    posts,
    people,
    agencies: others,
    files: facts.fileIds.map((fileId) => found(files.get(fileId))),
    unitName: units.get(row.unit_id as UnitId) ?? '—',
    amendments,
    can,
    publicUrl: ctx.publicUrl,
    now: ctx.clock.now(),
  });
}

/** What of a letter names posts on its page. */
interface Named {
  facts: ShownFacts;
  steps: readonly StepRecord[];
  coWriters: readonly PostId[];
  writerPostId: PostId;
}

/** Every post that the page names. */
function postsOf({ facts, steps, coWriters, writerPostId }: Named): PostId[] {
  const signing = facts.signers.flatMap(({ postId, forPostId }) => [postId, forPostId ?? postId]);
  const recipients = [...facts.recipients, ...facts.copies].flatMap((one) =>
    one.channel === 'post' ? [one.postId] : [],
  );
  const way = steps.map((step) => step.post_id as PostId);
  return [...new Set([writerPostId, ...coWriters, ...signing, ...recipients, ...way])];
}

async function namesOfAgencies({ tx }: TxContext, { recipients, copies }: ShownFacts) {
  const asked = new Set<string>([...recipients, ...copies].flatMap(agencyOf));
  if (asked.size === 0) return [];
  const all = await agencies(tx.client);
  return all.filter(({ id }) => asked.has(id)).map(({ id, name }) => ({ id: id as string, name }));
}

function agencyOf(one: ShownRecipient): string[] {
  return one.channel === 'agency' ? [one.agencyId] : [];
}
