import * as Y from 'yjs';
import { dayIn } from '#core/clock/clock.ts';
import { drafts } from '#modules/outgoing/contract/drafts.ts';
import { LetterText } from '#modules/outgoing/contract/letter-text.ts';
import type { DraftId } from '#modules/outgoing/contract/terms.ts';
import { draftTexts } from '#modules/outgoing/contract/text.ts';
import { approveStep } from '#modules/outgoing/server/usecases/approve-step.ts';
import { beginDraft } from '#modules/outgoing/server/usecases/begin-draft.ts';
import { proposeWay } from '#modules/outgoing/server/usecases/propose-way.ts';
import { returnStep } from '#modules/outgoing/server/usecases/return-step.ts';
import { submitDraft } from '#modules/outgoing/server/usecases/submit-draft.ts';
import { syncText } from '#modules/outgoing/server/usecases/sync-text.ts';
import { toBase64 } from '#modules/outgoing/text/base64.ts';
import { writeLetter } from '#modules/outgoing/text/write-letter.ts';
import type { DemoAgency } from './load-organization.ts';
import { type OutgoingLine, outgoingLines } from './outgoing-letter-lines.ts';
import type { Stage } from './stage.ts';

const hour = 3_600_000;

/** Plays the outgoing letters of the demo, oldest first, every step through its use case at its time. */
export async function loadOutgoingLetters(stage: Stage, agency: DemoAgency, now: Date): Promise<void> {
  for (const line of outgoingLines) await playLetter(stage, agency, line, now);
}

async function playLetter(stage: Stage, agency: DemoAgency, line: OutgoingLine, now: Date): Promise<void> {
  const at = (hours: number) => new Date(now.getTime() - line.daysAgo * 24 * hour + hours * hour);
  const { writer } = line;
  const { id: draftId } = await stage.act(agency, writer, at(0), drafts.begin, beginDraft, {
    kindCode: line.kindCode,
    postId: agency.posts.get(writer)!,
    subject: line.subject,
    classificationCode: line.classificationCode,
    urgency: line.urgency,
    signers: [{ postId: agency.posts.get(line.signer)! }],
    recipients: line.to.map((one) =>
      typeof one === 'string'
        ? { channel: 'post' as const, postId: agency.posts.get(one)! }
        : { channel: 'paper' as const, name: one.name },
    ),
  });
  await writeText(stage, agency, line, draftId, at(1), textOf(line, agency, now));
  const { steps } = await stage.act(agency, writer, at(1), drafts.proposeWay, proposeWay, { draftId });
  const way = steps.map(({ kind, position, postId }) => ({ kind, position, postId }));
  let draft = await stage.act(agency, writer, at(2), drafts.submit, submitDraft, { draftId, way });
  for (const [index, step] of line.steps.entries()) {
    const stepId = draft.steps.find(({ state }) => state === 'open')!.id;
    const seen = { stepId, version: draft.version };
    const when = at(3 + index);
    draft =
      step.does === 'approve'
        ? await stage.act(agency, step.by, when, drafts.approve, approveStep, seen)
        : await stage.act(agency, step.by, when, drafts.return, returnStep, {
            ...seen,
            to: 0,
            note: step.note,
          });
  }
}

/** As the editor of the writer does it: what is there is read, and the difference is sent. */
async function writeText(
  stage: Stage,
  agency: DemoAgency,
  { writer }: OutgoingLine,
  draftId: DraftId,
  at: Date,
  text: LetterText,
): Promise<void> {
  const sync = (updates: string[]) =>
    stage.act(agency, writer, at, draftTexts.sync, syncText, { draftId, since: 0, updates });
  const page = new Y.Doc();
  for (const update of (await sync([])).updates) Y.applyUpdate(page, Buffer.from(update, 'base64'));
  const before = Y.encodeStateVector(page);
  writeLetter(page, text);
  await sync([toBase64(Y.encodeStateAsUpdate(page, before))]);
}

function textOf({ paragraphs, event }: OutgoingLine, { zone }: DemoAgency, now: Date): LetterText {
  const content = paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  const dayOfEvent = event && dayIn(zone, new Date(now.getTime() + event.inDays * 24 * hour));
  const { inDays: _, ...said } = event ?? { inDays: 0 };
  return LetterText.parse({
    parts: { body: { type: 'doc', content } },
    ...(event && { event: { ...said, from: dayOfEvent } }),
  });
}
