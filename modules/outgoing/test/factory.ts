import * as Y from 'yjs';
import type { PostId } from '#core/contract/ids.ts';
import type { SentInput } from '#core/contract/operation.ts';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import type { WayStep } from '../contract/draft-fields.ts';
import type { DraftView } from '../contract/draft-views.ts';
import { drafts } from '../contract/drafts.ts';
import { LetterText } from '../contract/letter-text.ts';
import type { DraftId } from '../contract/terms.ts';
import { draftTexts } from '../contract/text.ts';
import { toBase64 } from '../text/base64.ts';
import { writeLetter } from '../text/write-letter.ts';
import { doc, paragraph } from './sample-letter.ts';

/** A letter whose body says this. */
export const saying = (body: string): LetterText =>
  LetterText.parse({ parts: { body: doc(paragraph(body)) } });

/** Makes the shared text of a letter say this, as the editor of the official does. */
export async function write(
  official: Pick<Official, 'call'>,
  draftId: DraftId,
  text: LetterText,
): Promise<void> {
  const page = new Y.Doc();
  const { updates } = await official.call(draftTexts.sync, { draftId, since: 0, updates: [] });
  for (const update of updates) Y.applyUpdate(page, Buffer.from(update, 'base64'));
  const before = Y.encodeStateVector(page);
  writeLetter(page, text);
  const sent = toBase64(Y.encodeStateAsUpdate(page, before));
  await official.call(draftTexts.sync, { draftId, since: 0, updates: [sent] });
}

type Begin = Partial<SentInput<typeof drafts.begin>>;

/** A letter of the staff to another office, signed by the head of the department, that is written and complete. */
export async function begun(
  office: SmallOffice,
  fields: Begin = {},
  body = 'Mohon data.',
): Promise<DraftView> {
  const { staff, head } = office;
  const draft = await staff.call(drafts.begin, {
    kindCode: 'SDINAS',
    postId: staff.postId,
    subject: 'Permintaan data stunting',
    classificationCode: '000.1.2.3',
    signers: [{ postId: head.postId }],
    recipients: [{ channel: 'paper', name: 'Kepala Dinas Kesehatan' }],
    ...fields,
  });
  await write(staff, draft.id, saying(body));
  return draft;
}

/** A way: who initials one after the other, then who signs. */
export function wayOver(
  initials: readonly Pick<Official, 'postId'>[],
  ...signers: Pick<Official, 'postId'>[]
): WayStep[] {
  const step = (kind: WayStep['kind']) => (one: { postId: PostId }, position: number) => ({
    ...{ kind, position: position + 1 },
    postId: one.postId,
  });
  return [
    ...initials.map(step('hierarchical')),
    ...signers.map((one, index) => step('signature')(one, initials.length + index)),
  ];
}

/** A letter that the staff sent on its way over the division to the head. */
export async function submitted(office: SmallOffice, fields: Begin = {}, body?: string): Promise<DraftView> {
  const { id } = await begun(office, fields, body);
  return office.staff.call(drafts.submit, { draftId: id, way: wayOver([office.division], office.head) });
}

/** What who may act on a letter now sends back with the act. */
export function openStep(draft: DraftView): { stepId: DraftView['steps'][number]['id']; version: number } {
  const step = draft.steps.find(({ state }) => state === 'open');
  if (!step) throw new Error('no step is open');
  return { stepId: step.id, version: draft.version };
}

/** The stable code of a refusal. */
export const code = (failure: unknown): string => (failure as { code: string }).code;
