import { dayIn } from '#core/clock/clock.ts';
import type { FileId, PersonId, PostId } from '#core/contract/ids.ts';
import { type Actor, postOf } from '#core/session/actor.ts';
import { presentPost } from '#modules/letters/server/letters.api.ts';
import type {
  DeskView,
  DispositionCard,
  DispositionTree,
  DispositionView,
  ReportView,
} from '../contract/views.ts';
import { deskCan, isLetterOpen, mayKnow } from './dispositions.policy.ts';
import type { DispositionRecord, RecipientRecord } from './dispositions.queries.ts';
import { namedInstructions } from './instructions.ts';
import type { LoadedTree } from './load-tree.ts';
import { isOverdue } from './rules/deadlines.ts';
import { deskSeconds, isSettled } from './rules/desk-steps.ts';
import { nextPost, openBelow } from './rules/tree.ts';

/** For whom, and at what instant, a tree is drawn. */
export interface Viewer {
  actor: Actor;
  now: Date;
}

function personName(id: string, people: LoadedTree['people']) {
  return { id: id as PersonId, name: people.get(id as PersonId)?.name ?? '—' };
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** True if the actor may know what the act says. */
function knows(tree: LoadedTree, act: DispositionRecord, actor: Actor): boolean {
  const recipients = tree.desks.filter((desk) => desk.disposition_id === act.id);
  return mayKnow(actor, act, recipients);
}

export function presentCard(tree: LoadedTree, act: DispositionRecord, { actor }: Viewer): DispositionCard {
  const known = knows(tree, act, actor);
  const open = tree.desks.some((desk) => desk.disposition_id === act.id && !isSettled(desk.state));
  return {
    id: act.id as DispositionCard['id'],
    letterId: act.letter_id as DispositionCard['letterId'],
    parentId: act.parent_id as DispositionCard['parentId'],
    fromPost: presentPost(act.from_post_id, tree.posts),
    givenBy: personName(act.given_by, tree.people),
    capacity: act.capacity,
    givenAt: act.given_at.toISOString(),
    withheld: !known,
    secret: act.secret,
    instructions: known ? namedInstructions(act.instructions, tree.texts) : [],
    note: known ? act.note : '',
    deadline: act.deadline,
    urgency: act.urgency,
    closedAt: iso(act.closed_at),
    closedNote: known ? act.closed_note : null,
    can: { close: open && isLetterOpen(tree.letter.stage) && postOf(actor, act.from_post_id) !== undefined },
  };
}

export function presentDesk(tree: LoadedTree, desk: RecipientRecord, viewer: Viewer): DeskView {
  const { actor, now } = viewer;
  const act = tree.dispositions.find((one) => one.id === desk.disposition_id);
  const known = act ? knows(tree, act, actor) : false;
  const next = nextPost(desk);
  return {
    id: desk.id as DeskView['id'],
    dispositionId: desk.disposition_id as DeskView['dispositionId'],
    parentId: desk.parent_id as DeskView['parentId'],
    post: presentPost(desk.post_id, tree.posts),
    giverPostId: desk.giver_post_id as PostId,
    state: desk.state,
    deadline: desk.deadline,
    overdue: isOverdue(desk, dayIn(actor.zone, now)),
    urgency: desk.urgency,
    givenAt: desk.given_at.toISOString(),
    readAt: iso(desk.read_at),
    startedAt: iso(desk.started_at),
    forwardedAt: iso(desk.forwarded_at),
    reportedAt: iso(desk.reported_at),
    acceptedAt: iso(desk.accepted_at),
    sentBackAt: iso(desk.sent_back_at),
    returnedAt: iso(desk.returned_at),
    returnReason: known ? desk.return_reason : null,
    cancelledAt: iso(desk.cancelled_at),
    closedAt: iso(desk.closed_at),
    settledAt: iso(desk.settled_at),
    deskSince: iso(desk.desk_since),
    deskSeconds: deskSeconds(desk, now),
    next: next ? presentPost(next, tree.posts) : null,
    reports: tree.reports
      .filter((report) => report.recipient_id === desk.id)
      .map((report) => presentReport(tree, report, known)),
    can: deskCan(actor, desk, {
      stage: tree.letter.stage,
      hasOpenBelow: openBelow(tree.desks, [desk.id]).length > 0,
    }),
  };
}

function presentReport(tree: LoadedTree, report: LoadedTree['reports'][number], known: boolean): ReportView {
  return {
    id: report.id as ReportView['id'],
    text: known ? report.text : null,
    files: known ? report.file_ids.flatMap((id) => presentFile(tree, id as FileId)) : [],
    reportedAt: report.reported_at.toISOString(),
    reportedBy: personName(report.reported_by, tree.people),
    acceptedAt: iso(report.accepted_at),
    sentBackAt: iso(report.sent_back_at),
    sentBackReason: known ? report.sent_back_reason : null,
  };
}

function presentFile(tree: LoadedTree, id: FileId): ReportView['files'] {
  const file = tree.files.get(id);
  return file ? [{ fileId: id, name: file.name, mediaType: file.mediaType, sizeBytes: file.sizeBytes }] : [];
}

export function presentDisposition(
  tree: LoadedTree,
  act: DispositionRecord,
  viewer: Viewer,
): DispositionView {
  const recipients = tree.desks.filter((desk) => desk.disposition_id === act.id);
  return {
    ...presentCard(tree, act, viewer),
    recipients: recipients.map((desk) => presentDesk(tree, desk, viewer)),
  };
}

export function presentTree(tree: LoadedTree, viewer: Viewer): DispositionTree {
  return {
    letterId: tree.letter.id,
    stage: tree.letter.stage,
    dispositions: tree.dispositions.map((act) => presentCard(tree, act, viewer)),
    desks: tree.desks.map((desk) => presentDesk(tree, desk, viewer)),
    allSettled: tree.desks.length > 0 && tree.desks.every((desk) => isSettled(desk.state)),
  };
}
