import * as Y from 'yjs';
import { documentMediaType } from '#core/documents/document-type.ts';
import { LetterText } from '#modules/outgoing/contract/letter-text.ts';
import { draftTexts } from '#modules/outgoing/contract/text.ts';
import { docxOf } from '#modules/outgoing/server/text/docx-of.ts';
import { toBase64 } from '#modules/outgoing/text/base64.ts';
import { begun, sentOne } from './draft-probes.ts';
import type { Probe, ProbeKit } from './probes.ts';

type Fields = Parameters<typeof begun>[1];

/** An update that says something about the letter. */
function update(): string {
  const doc = new Y.Doc();
  doc.getText('about').insert(0, 'Judul');
  return toBase64(Y.encodeStateAsUpdate(doc));
}

async function commented(kit: ProbeKit): Promise<Record<string, unknown>> {
  const writer = await kit.world.actor('staf-kominfo');
  const { id: draftId } = await begun(kit);
  const said = { anchor: null, quote: '', body: 'Mohon diperiksa' };
  const { id: commentId } = await writer.call(draftTexts.addComment, { draftId, ...said });
  return { draftId, commentId };
}

/** A DOCX that the writer uploaded. */
async function docx(kit: ProbeKit): Promise<string> {
  const { token } = await kit.world.actor('staf-kominfo');
  const silent = { part: () => '', variable: () => '', word: () => '', list: () => '', event: () => '' };
  const answer = await kit.house.server.inject({
    method: 'POST',
    url: `/api/files?name=naskah-${kit.serial()}.docx`,
    headers: { authorization: `Bearer ${token}`, 'content-type': documentMediaType.docx },
    payload: await docxOf(LetterText.parse({ parts: {} }), `Naskah ${kit.serial()}`, silent),
  });
  return answer.json<{ file: { fileId: string } }>().file.fileId;
}

const ofDraft = (more: Record<string, unknown> = {}, fields: Fields = {}): Probe => ({
  input: async (kit) => ({ draftId: (await begun(kit, fields)).id, ...more }),
});

/** How the text of a draft is asked: written by staf-kominfo, signed by kadis-kominfo. */
export const textProbes: Record<string, Probe> = {
  'outgoing.sync-text': ofDraft({ since: 0, updates: [update()] }),
  'outgoing.sync-text#reading': ofDraft({ since: 0, updates: [] }),
  'outgoing.sync-text#rahasia': ofDraft({ since: 0, updates: [] }, { securityClass: 'R' }),
  'outgoing.sync-text#sent': {
    input: async (kit) => ({ draftId: await sentOne(kit), since: 0, updates: [] }),
  },
  'outgoing.show-presence': ofDraft({ editor: 7, cursor: null }),
  'outgoing.read-docx': {
    input: async (kit) => ({ draftId: (await begun(kit)).id, fileId: await docx(kit) }),
  },
  'outgoing.write-docx': ofDraft(),
  'outgoing.list-comments': ofDraft(),
  'outgoing.list-comments#sent': { input: async (kit) => ({ draftId: await sentOne(kit) }) },
  'outgoing.add-comment': ofDraft({ anchor: null, quote: '', body: 'Mohon diperiksa' }),
  'outgoing.reply-comment': {
    input: async (kit) => ({ ...(await commented(kit)), body: 'Sudah' }),
  },
  'outgoing.resolve-comment': { input: commented },
};
