import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PostId } from '#core/contract/ids.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { DraftView } from '../contract/draft-views.ts';
import { drafts } from '../contract/drafts.ts';
import type { ProposedStep } from '../server/rules/steps/propose-steps.ts';
import {
  afterAct,
  ended,
  openSteps,
  resubmitted,
  type Step,
  type StepAct,
} from '../server/rules/steps/step-acts.ts';
import { begun, code, openStep, saying, submitted, wayOver, write } from './factory.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const outcome = (act: Promise<DraftView>) => act.then(({ stage }) => stage, code);

it('two who initial the same step at once initial it once', async () => {
  const { division, staff } = office;
  const sent = await submitted(office);
  const both = await Promise.all([1, 2].map(() => outcome(division.call(drafts.approve, openStep(sent)))));
  expect(both.sort()).toEqual(['outgoing.step-not-open', 'ready']);
  const types = (await staff.call(drafts.timeline, { draftId: sent.id })).map(({ type }) => type);
  expect(types.filter((type) => type === 'step.approved')).toHaveLength(1);
});

it('two who coordinate side by side initial at once, and the letter is ready once', async () => {
  const { staff, division, registry, head } = office;
  const { id: draftId } = await begun(office);
  const sent = await staff.call(drafts.submit, {
    draftId,
    way: [
      { kind: 'coordination', position: 1, postId: division.postId },
      { kind: 'coordination', position: 1, postId: registry.postId },
      { kind: 'signature', position: 2, postId: head.postId },
    ],
  });
  const stepOf = (one: Official) => sent.steps.find(({ post }) => post.id === one.postId)!.id;
  await Promise.all(
    [division, registry].map((one) => one.call(drafts.approve, { stepId: stepOf(one), version: 1 })),
  );
  const types = (await staff.call(drafts.timeline, { draftId })).map(({ type }) => type);
  expect(types.slice(2).sort()).toEqual(['draft.ready', 'step.approved', 'step.approved']);
});

it('who initials while the other mends it is asked to look again', async () => {
  const { staff, division, registry, head } = office;
  const { id: draftId } = await begun(office);
  const sent = await staff.call(drafts.submit, {
    draftId,
    way: [
      { kind: 'coordination', position: 1, postId: division.postId },
      { kind: 'coordination', position: 1, postId: registry.postId },
      { kind: 'signature', position: 2, postId: head.postId },
    ],
  });
  const stepOf = (one: Official) => sent.steps.find(({ post }) => post.id === one.postId)!.id;
  await write(division, draftId, saying('Angka diperbaiki.'));
  const initial = () => outcome(registry.call(drafts.approve, { stepId: stepOf(registry), version: 1 }));
  expect(await initial()).toBe('outgoing.step-of-old-version');
  await division.call(drafts.approve, { stepId: stepOf(division), version: 1, edited: true });
  expect(await initial()).toBe('outgoing.step-of-old-version');
  expect(await outcome(registry.call(drafts.approve, { stepId: stepOf(registry), version: 2 }))).toBe(
    'ready',
  );
});

it('a letter that is taken back while somebody initials it is one or the other', async () => {
  const { staff, division } = office;
  for (let turn = 0; turn < 4; turn += 1) {
    const sent = await submitted(office);
    const [initialled, back] = await Promise.all([
      outcome(division.call(drafts.approve, openStep(sent))),
      outcome(staff.call(drafts.takeBack, { draftId: sent.id })),
    ]);
    const { stage } = await staff.call(drafts.open, { draftId: sent.id });
    expect(back).toBe('draft');
    expect(stage).toBe('draft');
    expect(['ready', 'outgoing.step-not-open']).toContain(initialled);
  }
});

it('two changes over the same revision at once are one change', async () => {
  const { staff } = office;
  const { id: draftId } = await begun(office);
  const change = (subject: string) =>
    staff.call(drafts.change, { draftId, revision: 1, subject }).then(({ revision }) => revision, code);
  const both = await Promise.all([change('Satu'), change('Dua')]);
  expect(both.map(String).sort()).toEqual(['2', 'outgoing.changed-meanwhile']);
});

/** What a model of the way says must be what the house says, whatever is done in whatever order. */
it('goes its way as the model of its steps does', async () => {
  const { staff, division, head, registry, secretary } = office;
  const officials = new Map(
    [staff, division, head, registry, secretary].map((one) => [one.postId as string, one]),
  );
  const way = [...wayOver([division, head], secretary)];
  const proposed = way as ProposedStep[];
  const acts = fc.array(
    fc.record({
      what: fc.constantFrom('approve', 'edit', 'return', 'old', 'stranger', 'take-back'),
      to: fc.nat(3),
    }),
    { minLength: 3, maxLength: 9 },
  );
  let serial = 0;
  await fc.assert(
    fc.asyncProperty(acts, async (list) => {
      const { id: draftId } = await begun(office, { signers: [{ postId: secretary.postId }] });
      let draft = await staff.call(drafts.submit, { draftId, way });
      let model: Step[] = resubmitted([], proposed);
      let version = 1;
      const inStep = () => {
        const shown = (
          steps: readonly { round: number; position: number; postId: PostId; state: string }[],
        ) =>
          steps.map(({ round, position, postId, state }) => `${round}.${position} ${postId} ${state}`).sort();
        const real = draft.steps.map(({ round, position, post, state }) => ({
          round,
          position,
          postId: post.id,
          state,
        }));
        expect(shown(real)).toEqual(shown(model));
        expect(draft.version).toBe(version);
      };
      inStep();
      for (const { what, to } of list) {
        const [open] = openSteps(model);
        if (!open) {
          draft = await staff.call(drafts.submit, { draftId, way });
          model = resubmitted(model, proposed);
          inStep();
          continue;
        }
        const stepId = draft.steps.find(({ state }) => state === 'open')!.id;
        const holder = officials.get(open.postId)!;
        if (what === 'take-back') {
          draft = await staff.call(drafts.takeBack, { draftId });
          model = ended(model);
        } else if (what === 'stranger') {
          const refused = registry.call(drafts.approve, { stepId, version });
          expect(await refused.catch(code)).toBe('core.not-found');
        } else {
          const isSignature = open.kind === 'signature';
          if (what === 'edit' && !isSignature) {
            serial += 1;
            await write(holder, draftId, saying(`Perubahan ke-${serial}.`));
          }
          const seen = what === 'old' ? version + 1 : version;
          const act: StepAct =
            what === 'return'
              ? { act: 'return', version: seen, to, note: 'Perbaiki' }
              : { act: what === 'edit' ? 'edit' : 'approve', version: what === 'edit' ? seen + 1 : seen };
          const expected = afterAct(model, open.postId, act, version);
          const asked =
            what === 'return'
              ? holder.call(drafts.return, { stepId, version: seen, to, note: 'Perbaiki' })
              : holder.call(drafts.approve, { stepId, version: seen, edited: what === 'edit' });
          const answer = await asked.catch((failure: unknown) => code(failure));
          if (expected.steps) {
            expect(answer).toBeTypeOf('object');
            draft = answer as DraftView;
            model = expected.steps;
            if (what === 'edit') version += 1;
          } else {
            expect(answer).toBeTypeOf('string');
          }
        }
        draft = await staff.call(drafts.open, { draftId });
        inStep();
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 240_000);
