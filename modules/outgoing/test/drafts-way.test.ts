import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { DraftView } from '../contract/draft-views.ts';
import { drafts } from '../contract/drafts.ts';
import type { DraftId } from '../contract/terms.ts';
import { leavesPost } from './changed-chart.ts';
import { begun, code, openStep, saying, submitted, wayOver, write } from './factory.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const told = async (draftId: DraftId, official = office.staff) =>
  (await official.call(drafts.timeline, { draftId })).map(({ type }) => type);
const way = (draft: DraftView) =>
  draft.steps.map(({ round, post, state }) => `${round} ${post.name} ${state}`);

describe('the way of a letter', () => {
  it('is proposed from the chart', async () => {
    const draft = await begun(office);
    const proposed = await office.staff.call(drafts.proposeWay, { draftId: draft.id });
    expect(proposed.vacant).toEqual([]);
    expect(proposed.steps.map(({ kind, position, post }) => [position, kind, post.name])).toEqual([
      [1, 'hierarchical', 'Kepala Bidang'],
      [2, 'signature', 'Kepala Dinas'],
    ]);
  });

  it('skips a post that nobody holds, and says so', async () => {
    const other = await smallOffice(house);
    await leavesPost(house, other, other.division.postId, '2026-11-01');
    const draft = await begun(other);
    const proposed = await other.staff.call(drafts.proposeWay, {
      draftId: draft.id,
      coordinating: [other.registry.postId],
    });
    expect(proposed.vacant).toEqual([other.division.postId]);
    expect(proposed.steps.map(({ kind, position, post }) => [position, kind, post.name])).toEqual([
      [1, 'coordination', 'Tata Usaha'],
      [2, 'signature', 'Kepala Dinas'],
    ]);
  });

  it('is gone step by step until the letter is ready to be signed', async () => {
    const { staff, division, head } = office;
    const sent = await submitted(office);
    expect(sent).toMatchObject({
      stage: 'review',
      version: 1,
      holders: [{ name: 'Kepala Bidang', as: 'hierarchical' }],
      can: { write: false, submit: false, takeBack: true },
    });
    expect(way(sent)).toEqual(['1 Kepala Bidang open', '1 Kepala Dinas waiting']);
    const waiting = await division.call(drafts.list, { box: 'initial' });
    expect(waiting.items[0]).toMatchObject({ id: sent.id, ...{ stepId: openStep(sent).stepId } });
    expect(await head.call(drafts.approve, openStep(sent)).catch(code)).toBe('core.not-found');
    const initialled = await division.call(drafts.approve, openStep(sent));
    expect(initialled).toMatchObject({
      stage: 'ready',
      holders: [{ name: 'Kepala Dinas', as: 'signature' }],
    });
    expect((await head.call(drafts.list, { box: 'sign' })).items[0]!.id).toBe(sent.id);
    expect(await head.call(drafts.open, { draftId: sent.id })).toMatchObject({
      can: { sign: true, write: false, steps: [] },
    });
    expect(await division.call(drafts.approve, openStep(sent)).catch(code)).toBe('outgoing.step-not-open');
    expect(await head.call(drafts.approve, openStep(initialled)).catch(code)).toBe('outgoing.step-not-open');
    expect(await told(sent.id)).toEqual(['draft.begun', 'draft.submitted', 'step.approved', 'draft.ready']);
    expect(await staff.call(drafts.change, { draftId: sent.id, revision: 1, subject: 'x' }).catch(code)).toBe(
      'outgoing.not-now',
    );
  });

  it('lies with who initialled it again when they take that back, until somebody acts after them', async () => {
    const { staff, division, head } = office;
    const sent = await submitted(office);
    const { stepId } = openStep(sent);
    const initialled = await division.call(drafts.approve, openStep(sent));
    expect(initialled).toMatchObject({ stage: 'ready' });
    for (const other of [staff, head])
      expect(await other.call(drafts.takeBackStep, { stepId }).catch(code)).toBe('core.not-found');
    const back = await division.call(drafts.takeBackStep, { stepId });
    expect(back).toMatchObject({ stage: 'review', holders: [{ name: 'Kepala Bidang' }] });
    expect(way(back)).toEqual([
      '1 Kepala Bidang approved',
      '1 Kepala Dinas skipped',
      '2 Kepala Bidang open',
      '2 Kepala Dinas waiting',
    ]);
    expect(await head.call(drafts.open, { draftId: sent.id })).toMatchObject({ can: { sign: false } });
    expect(await division.call(drafts.takeBackStep, { stepId }).catch(code)).toBe('outgoing.not-now');
    expect((await told(sent.id)).at(-1)).toBe('step.taken-back');

    const again = await division.call(drafts.approve, openStep(back));
    await head.call(drafts.return, { ...openStep(again), to: 0, note: 'Perbaiki' });
    expect(await division.call(drafts.takeBackStep, { stepId: openStep(back).stepId }).catch(code)).toBe(
      'outgoing.not-now',
    );
    await staff.call(drafts.cancel, { draftId: sent.id, reason: 'Tidak jadi' });
  });

  it('is refused where something is missing or the way cannot be gone', async () => {
    const { staff, division, head, regent } = office;
    const draft = await staff.call(drafts.begin, {
      kindCode: 'SDINAS',
      signers: [{ postId: head.postId }],
    });
    const submit = (steps = wayOver([division], head)) =>
      staff.call(drafts.submit, { draftId: draft.id, way: steps }).catch(code);
    let revision = 1;
    const change = async (fields: object) => {
      ({ revision } = await staff.call(drafts.change, { draftId: draft.id, revision, ...fields }));
    };
    expect(await submit()).toBe('outgoing.classification-missing');
    await change({ classificationCode: '000.1.2.3' });
    expect(await submit()).toBe('outgoing.recipients-missing');
    await change({ recipients: [{ channel: 'paper', name: 'Camat' }] });
    expect(await submit()).toBe('outgoing.part-missing');
    await write(staff, draft.id, saying('Dengan hormat.'));
    expect(await submit(wayOver([division], regent))).toBe('outgoing.way-malformed');
    await change({ signers: [] });
    expect(await submit()).toBe('outgoing.signers-too-few');
    expect((await staff.call(drafts.open, { draftId: draft.id })).stage).toBe('draft');
  });

  it('leads back to the writer with a note, who mends it and sends it again', async () => {
    const { staff, division } = office;
    const sent = await submitted(office);
    const back = await division.call(drafts.return, {
      ...openStep(sent),
      to: 0,
      note: 'Lengkapi dasar hukum',
    });
    expect(back).toMatchObject({ stage: 'draft', returned: true, holders: [{ name: 'Staf', as: 'writer' }] });
    expect(back.steps[0]).toMatchObject({ state: 'returned', note: 'Lengkapi dasar hukum' });
    expect(await staff.call(drafts.counters, {})).toMatchObject({ returned: 1 });
    await write(staff, sent.id, saying('Berdasarkan PP 11/2017, mohon data.'));
    const again = await staff.call(drafts.submit, {
      draftId: sent.id,
      way: wayOver([division], office.head),
      note: 'Sudah dilengkapi',
    });
    expect(again).toMatchObject({ stage: 'review', version: 2, returned: false });
    expect(way(again)).toEqual([
      '1 Kepala Bidang returned',
      '1 Kepala Dinas skipped',
      '2 Kepala Bidang open',
      '2 Kepala Dinas waiting',
    ]);
    const entries = await staff.call(drafts.timeline, { draftId: sent.id });
    expect(entries.map(({ type, note }) => [type, note])).toEqual([
      ['draft.begun', null],
      ['draft.submitted', null],
      ['step.returned', 'Lengkapi dasar hukum'],
      ['draft.submitted', 'Sudah dilengkapi'],
    ]);
    expect(await staff.call(drafts.counters, {})).toMatchObject({ returned: 0 });
  });

  it('is taken back by the writer alone, while nobody has signed', async () => {
    const { staff, division } = office;
    const sent = await submitted(office);
    const takeBack = (official = staff) =>
      official.call(drafts.takeBack, { draftId: sent.id, reason: 'Salah hal' });
    expect(await takeBack(division).catch(code)).toBe('outgoing.not-now');
    const back = await takeBack();
    expect(back).toMatchObject({ stage: 'draft', returned: false });
    expect(way(back)).toEqual(['1 Kepala Bidang skipped', '1 Kepala Dinas skipped']);
    expect((await staff.call(drafts.timeline, { draftId: sent.id })).at(-1)).toMatchObject({
      type: 'draft.taken-back',
      note: 'Salah hal',
    });
    expect(await takeBack().catch(code)).toBe('outgoing.not-now');
    expect(await division.call(drafts.approve, openStep(sent)).catch(code)).toBe('outgoing.step-not-open');
  });

  it('is given back by who is to sign, to whoever initialled it', async () => {
    const { division, head } = office;
    const sent = await submitted(office);
    const ready = await division.call(drafts.approve, openStep(sent));
    const back = await head.call(drafts.return, { ...openStep(ready), to: 1, note: 'Perbaiki angka' });
    expect(back.stage).toBe('review');
    expect(way(back).slice(2)).toEqual(['2 Kepala Bidang open', '2 Kepala Dinas waiting']);
  });

  it('ends with the letter, for a reason', async () => {
    const { staff, division } = office;
    const sent = await submitted(office);
    expect(await division.call(drafts.cancel, { draftId: sent.id, reason: 'Batal' }).catch(code)).toBe(
      'outgoing.not-now',
    );
    const over = await staff.call(drafts.cancel, { draftId: sent.id, reason: 'Acara ditunda' });
    expect(over).toMatchObject({ stage: 'cancelled', settledNote: 'Acara ditunda', holders: [] });
    expect(Object.entries(over.can).filter(([, may]) => may === true)).toEqual([['readDrafting', true]]);
    expect(await staff.call(drafts.cancel, { draftId: sent.id, reason: 'Lagi' }).catch(code)).toBe(
      'outgoing.not-now',
    );
  });
});
