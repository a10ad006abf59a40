import type { SentInput } from '#core/contract/operation.ts';
import type { DraftView } from '#modules/outgoing/contract/draft-views.ts';
import { drafts } from '#modules/outgoing/contract/drafts.ts';
import { openStep, saying, wayOver, write } from '#modules/outgoing/test/factory.ts';
import type { Probe, ProbeKit } from './probes.ts';

type Fields = Partial<SentInput<typeof drafts.begin>>;

/** A letter that the staff of Dinas Kominfo writes, signed by its head. */
export async function begun(kit: ProbeKit, fields: Fields = {}): Promise<DraftView> {
  const writer = await kit.world.actor('staf-kominfo');
  const draft = await writer.call(drafts.begin, {
    kindCode: 'SDINAS',
    subject: `Permintaan data ${kit.serial()}`,
    classificationCode: '000.1.2.3',
    signers: [{ postId: kit.post('kadis-kominfo') }],
    recipients: [{ channel: 'paper', name: 'Camat' }],
    ...fields,
  });
  await write(writer, draft.id, saying('Mohon data.'));
  return draft;
}

/** One that lies at kabid-aptika. */
async function submitted(kit: ProbeKit, fields: Fields = {}): Promise<DraftView> {
  const writer = await kit.world.actor('staf-kominfo');
  const { id: draftId } = await begun(kit, fields);
  return writer.call(drafts.submit, { draftId, way: way(kit) });
}

/** One that kabid-aptika has initialled, and nobody acted upon. */
async function initialled(kit: ProbeKit): Promise<DraftView> {
  const draft = await submitted(kit);
  await (await kit.world.actor('kabid-aptika')).call(drafts.approve, openStep(draft));
  return draft;
}

const way = (kit: ProbeKit) =>
  wayOver([{ postId: kit.post('kabid-aptika') }], { postId: kit.post('kadis-kominfo') });

const ofDraft = (fields: Fields = {}, more: Record<string, unknown> = {}): Probe => ({
  input: async (kit) => ({ draftId: (await begun(kit, fields)).id, ...more }),
});

/** One that was sent: the agency reads it, and not how it came about. */
export async function sentOne(kit: ProbeKit): Promise<string> {
  const { id } = await begun(kit);
  for (const stage of ['signed', 'sent'])
    await kit.house.owner('update outgoing.draft set stage = $2 where id = $1', [id, stage]);
  return id;
}

/** A secret one in which tata-usaha writes along. */
async function writtenAlong(kit: ProbeKit): Promise<DraftView> {
  const { id: draftId, revision } = await begun(kit, { securityClass: 'R' });
  const writer = await kit.world.actor('staf-kominfo');
  return writer.call(drafts.nameCoWriters, { draftId, revision, postIds: [kit.post('tata-usaha')] });
}

async function attached(kit: ProbeKit): Promise<Record<string, unknown>> {
  const fileId = (await kit.file('staf-kominfo')) as never;
  return { draftId: (await begun(kit, { fileIds: [fileId] })).id, fileId };
}

/** How drafts of outgoing letters are asked: written by staf-kominfo, initialled by kabid-aptika, signed by kadis-kominfo. */
export const draftProbes: Record<string, Probe> = {
  'outgoing.begin-draft': { input: () => ({ kindCode: 'SDINAS' }) },
  'outgoing.begin-draft#for-a-foreign-post': {
    input: (kit) => ({ kindCode: 'SDINAS', postId: kit.world.tirtamaya.posts.values().next().value }),
  },
  'outgoing.begin-draft#answering-a-secret-letter': {
    input: async (kit) => ({
      kindCode: 'SDINAS',
      answersLetterId: (await kit.secretOfTheInspectorate()).id,
    }),
  },
  'outgoing.begin-draft#like-a-secret-one': {
    input: async (kit) => ({
      kindCode: 'SDINAS',
      likeDraftId: (await begun(kit, { securityClass: 'R' })).id,
    }),
  },
  'outgoing.change-draft': ofDraft({}, { revision: 1, urgency: 'segera' }),
  'outgoing.change-draft#rahasia-written-along': {
    input: async (kit) => {
      const { id, revision } = await writtenAlong(kit);
      return { draftId: id, revision, urgency: 'segera' };
    },
  },
  'outgoing.name-co-writers': {
    input: async (kit) => ({
      draftId: (await begun(kit)).id,
      revision: 1,
      postIds: [kit.post('petugas-layanan')],
    }),
  },
  'outgoing.name-co-writers#rahasia-written-along': {
    input: async (kit) => {
      const { id, revision } = await writtenAlong(kit);
      return { draftId: id, revision, postIds: [] };
    },
  },
  'outgoing.open-draft': ofDraft(),
  'outgoing.open-draft#terbatas': ofDraft({ securityClass: 'T' }),
  'outgoing.open-draft#rahasia': ofDraft({ securityClass: 'R' }),
  'outgoing.open-draft#rahasia-written-along': {
    input: async (kit) => ({ draftId: (await writtenAlong(kit)).id }),
  },
  'outgoing.open-draft#sent': {
    input: async (kit) => ({ draftId: await sentOne(kit) }),
  },
  'outgoing.list-drafts': {},
  'outgoing.list-drafts#of-the-unit': { input: () => ({ box: 'unit' }) },
  'outgoing.counters': {},
  'outgoing.propose-way': ofDraft(),
  'outgoing.submit-draft': { input: async (kit) => ({ draftId: (await begun(kit)).id, way: way(kit) }) },
  'outgoing.submit-draft#rahasia-written-along': {
    input: async (kit) => ({ draftId: (await writtenAlong(kit)).id, way: way(kit) }),
  },
  'outgoing.take-back-draft': { input: async (kit) => ({ draftId: (await submitted(kit)).id }) },
  'outgoing.take-back-step': { input: async (kit) => ({ stepId: openStep(await initialled(kit)).stepId }) },
  'outgoing.approve-step': { input: async (kit) => openStep(await submitted(kit)) },
  'outgoing.return-step': {
    input: async (kit) => ({ ...openStep(await submitted(kit)), to: 0, note: 'Perbaiki' }),
  },
  'outgoing.cancel-draft': ofDraft({}, { reason: 'Tidak jadi' }),
  'outgoing.list-versions': ofDraft(),
  'outgoing.list-versions#sent': { input: async (kit) => ({ draftId: await sentOne(kit) }) },
  'outgoing.open-version': { elsewhere: 'a number stands in its path; same gate as outgoing.list-versions' },
  'outgoing.keep-version': ofDraft(),
  'outgoing.restore-version': {
    elsewhere: 'a number stands in its path; same gate as outgoing.keep-version',
  },
  'outgoing.preview-draft': ofDraft(),
  'outgoing.preview-page': { elsewhere: 'a number stands in its path; same gate as outgoing.preview-draft' },
  'outgoing.fetch-attachment': { input: attached },
  'outgoing.timeline': ofDraft(),
  'outgoing.timeline#rahasia': ofDraft({ securityClass: 'R' }),
  'outgoing.list-answers': { input: async (kit) => ({ letterId: (await kit.letter()).id }) },
  'outgoing.list-answers#of-a-secret-letter': {
    input: async (kit) => ({ letterId: (await kit.secretOfTheInspectorate()).id }),
  },
};
