import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { RecordedEvent } from '#core/events/subscriber.ts';
import { timelineOf } from '#core/events/timeline.ts';
import type { TxContext } from '#core/session/context.ts';
import { timelineEntries } from '#modules/letters/server/letters.api.ts';
import type { drafts } from '../../contract/drafts.ts';
import {
  copyPrinted,
  deliveryArrived,
  deliveryFailed,
  deliveryHandedOver,
  deliveryRead,
  draftCancelled,
  draftSubmitted,
  draftTakenBack,
  letterAmended,
  letterSent,
  letterSigned,
  proofAdded,
  signerFoundRevoked,
  stampAskedAgain,
  stampGivenUp,
  timeStampAdded,
  versionKept,
} from '../../contract/events.ts';
import { mayReadDrafting } from '../drafts/drafts.policy.ts';
import { type LoadedDraft, loadDraft } from '../drafts/load-draft.ts';
import { knowsRecipients } from '../drafts/shown-facts.ts';
import { type VersionRecord, versionsOf } from '../drafts/versions.queries.ts';
import { deliveriesOf } from '../sending/deliveries.queries.ts';

/** More than ever happens to a letter. */
const most = 500;

/** What everybody who reads a letter is told of it: not how it came about, nor whom it reached from behind a list. */
const toldToAll = new Set<string>(
  [
    letterSigned,
    timeStampAdded,
    proofAdded,
    signerFoundRevoked,
    stampGivenUp,
    stampAskedAgain,
    letterSent,
    letterAmended,
  ].map(({ type }) => type),
);
const ofDeliveries = new Set<string>(
  [copyPrinted, deliveryArrived, deliveryRead, deliveryFailed, deliveryHandedOver].map(({ type }) => type),
);

/** What happened to the letter, oldest first; what was written with it stands with the letter, not in the events. */
export async function timeline(
  ctx: TxContext,
  { draftId }: InputOf<typeof drafts.timeline>,
): Promise<OutputOf<typeof drafts.timeline>> {
  const draft = await loadDraft(ctx, draftId);
  const drafting = mayReadDrafting(ctx.actor, draft.rights);
  const [events, versions, deliveries] = await Promise.all([
    timelineOf(ctx.tx, draftId, most, null),
    drafting ? versionsOf(ctx.tx, draftId) : [],
    deliveriesOf(ctx.tx, draftId),
  ]);
  const reached =
    knowsRecipients(ctx.actor, draft.rights) || deliveries.every(({ behind }) => behind === null);
  const told = events.filter(
    ({ type }) => toldToAll.has(type) || (ofDeliveries.has(type) ? reached : drafting),
  );
  return timelineEntries(ctx, told, (event) => (drafting ? noteOf(event, draft, versions) : null));
}

function noteOf(
  event: RecordedEvent,
  { row, steps }: LoadedDraft,
  versions: readonly VersionRecord[],
): string | null {
  const { stepId, version, number } = event.payload as { stepId?: string; version?: number; number?: number };
  const noteOfVersion = (kept: number | undefined) =>
    versions.find((one) => one.number === kept)?.note ?? null;
  if (event.type === draftCancelled.type) return row.settled_note;
  if (event.type === versionKept.type) return noteOfVersion(number);
  if (event.type === draftSubmitted.type) return noteOfVersion(version);
  if (event.type === draftTakenBack.type) {
    const at = event.occurredAt.getTime();
    return steps.find((one) => one.note !== null && one.settled_at?.getTime() === at)?.note ?? null;
  }
  return steps.find((one) => one.id === stepId)?.note ?? null;
}
