import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { smallPdf } from '#tests/security/probes.ts';
import { letterChanges } from '../contract/letter-changes.ts';
import { letters } from '../contract/letters.ts';
import type { LetterView } from '../contract/views.ts';
import { letterForAction } from '../server/letters.api.ts';
import { letterInput } from './letter-fields.ts';

let house: TestHouse;
let office: SmallOffice;
let serial = 0;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const code = (failure: unknown) => (failure as { code: string }).code;

async function upload({ token }: Official): Promise<FileId> {
  serial += 1;
  const answer = await house.server.inject({
    method: 'POST',
    url: `/api/files?name=susulan-${serial}.pdf`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/pdf' },
    payload: smallPdf(serial),
  });
  return answer.json<{ file: { fileId: FileId } }>().file.fileId;
}

const register = (fields: Parameters<typeof letterInput>[1] = {}) =>
  office.registry.call(letters.register, letterInput(office.regent.postId, fields));

async function told(letter: LetterView): Promise<string[]> {
  const { items } = await office.registry.call(letters.timeline, { letterId: letter.id });
  return items.map((item) => item.type);
}

const waits = async (official: Official, letter: LetterView) =>
  (await official.call(letters.inbox, {})).items.some(({ id }) => id === letter.id);

describe('addressees after registration', () => {
  it('a letter passed to a further post waits there, and the timeline says so', async () => {
    const { registry, head } = office;
    const letter = await register();
    expect(await waits(head, letter)).toBe(false);
    const after = await registry.call(letterChanges.addAddressees, {
      letterId: letter.id,
      postIds: [head.postId, office.regent.postId],
    });
    expect(after.addressees.map(({ id }) => id).toSorted()).toEqual(
      [head.postId, office.regent.postId].toSorted(),
    );
    expect(await waits(head, letter)).toBe(true);
    expect(await told(letter)).toEqual(['letter.registered', 'addressees.added']);
  });

  it('a letter taken back from a post leaves its inbox; the last post keeps it', async () => {
    const { registry, head, regent } = office;
    const letter = await register();
    const only = { letterId: letter.id, postId: regent.postId, reason: 'Salah tujuan' };
    expect(await registry.call(letterChanges.withdrawAddressee, only).catch(code)).toBe(
      'letters.last-addressee',
    );
    await registry.call(letterChanges.addAddressees, { letterId: letter.id, postIds: [head.postId] });
    await registry.call(letterChanges.withdrawAddressee, only);
    expect(await waits(regent, letter)).toBe(false);
    expect(await waits(head, letter)).toBe(true);
    expect((await told(letter)).at(-1)).toBe('addressee.withdrawn');
  });

  it('a secret letter taken back unopened is read there no longer', async () => {
    const { registry, head, regent } = office;
    const letter = await register({ securityClass: 'R' });
    await registry.call(letterChanges.addAddressees, { letterId: letter.id, postIds: [head.postId] });
    expect((await head.call(letters.open, { letterId: letter.id })).id).toBe(letter.id);
    await registry.call(letterChanges.withdrawAddressee, {
      letterId: letter.id,
      postId: head.postId,
      reason: 'Salah tujuan',
    });
    expect(await head.call(letters.open, { letterId: letter.id }).catch(code)).toBe('core.not-found');
    expect((await regent.call(letters.open, { letterId: letter.id })).id).toBe(letter.id);
  });

  it('is refused to those who do not keep the register', async () => {
    const letter = await register();
    const wanted = { letterId: letter.id, postIds: [office.head.postId] };
    expect(await office.staff.call(letterChanges.addAddressees, wanted).catch(code)).toBe('core.not-found');
  });

  it('does not accept a post of another agency', async () => {
    const foreign = await smallOffice(house);
    const letter = await register();
    const wanted = { letterId: letter.id, postIds: [foreign.head.postId] };
    expect(await office.registry.call(letterChanges.addAddressees, wanted).catch(code)).toBe(
      'core.not-found',
    );
  });
});

describe('documents after registration', () => {
  it('a late attachment joins the letter and is read', async () => {
    const letter = await register();
    const after = await office.registry.call(letterChanges.addDocuments, {
      letterId: letter.id,
      fileIds: [await upload(office.registry)],
    });
    expect(after.documents.map(({ state }) => state)).toEqual(['waiting']);
    const more = await office.registry.call(letterChanges.addDocuments, {
      letterId: letter.id,
      fileIds: [await upload(office.registry), await upload(office.registry)],
    });
    expect(more.documents.map(({ name }) => name)).toHaveLength(3);
    expect(more.documents[0]!.id).toBe(after.documents[0]!.id);
    expect(await told(letter)).toEqual(['letter.registered', 'documents.added', 'documents.added']);
  });

  it('another’s upload is not taken', async () => {
    const letter = await register();
    const foreign = { letterId: letter.id, fileIds: [await upload(office.staff)] };
    expect(await office.registry.call(letterChanges.addDocuments, foreign).catch(code)).toBe(
      'core.not-found',
    );
  });

  it('the files of a cancelled registration wait again and can be registered again', async () => {
    const { registry } = office;
    const intake = await registry.call(letters.receive, { fileIds: [await upload(registry)] });
    const letter = await register({ intakeId: intake.id });
    const back = { letterId: letter.id };
    expect(await registry.call(letterChanges.returnMail, back).catch(code)).toBe('letters.not-cancelled');
    await registry.call(letters.cancel, { ...back, reason: 'Salah buku' });
    const after = await registry.call(letterChanges.returnMail, back);
    expect(after.documents).toEqual([]);
    const waiting = await registry.call(letters.openIntake, { intakeId: intake.id });
    expect([waiting.settled, waiting.letterId, waiting.documents.length]).toEqual([false, null, 1]);
    const again = await register({ intakeId: intake.id });
    expect(again.documents).toHaveLength(1);
    expect(await registry.call(letterChanges.returnMail, back).catch(code)).toBe('letters.no-mail');
  });

  it('a document is read again for its registrar, and for nobody else', async () => {
    const { registry, staff } = office;
    const intake = await registry.call(letters.receive, { fileIds: [await upload(registry)] });
    const documentId = intake.documents[0]!.id;
    await house.owner(
      `update letters.document set state = 'failed', failure = 'documents.broken' where id = $1`,
      [documentId],
    );
    expect(await staff.call(letterChanges.readAgain, { documentId }).catch(code)).toBe('core.not-found');
    const again = await registry.call(letterChanges.readAgain, { documentId });
    expect([again.state, again.failure]).toEqual(['waiting', null]);
  });
});

describe('links to earlier letters', () => {
  it('show both ways, by kind, together with the letter that the registration answers', async () => {
    const { registry } = office;
    const [first, second] = [await register(), await register()];
    const letter = await register({ replyTo: first.id });
    const link = { letterId: letter.id, earlierId: second.id };
    await registry.call(letterChanges.link, { ...link, kind: 'cancels' });
    const { items } = await registry.call(letterChanges.link, { ...link, kind: 'follows-up' });
    expect(items.map(({ kind, side, letter: { id } }) => [kind, side, id])).toEqual(
      expect.arrayContaining([
        ['cancels', 'earlier', second.id],
        ['follows-up', 'earlier', second.id],
        ['replies', 'earlier', first.id],
      ]),
    );
    const back = await registry.call(letterChanges.links, { letterId: second.id });
    expect(back.items.map(({ kind, side }) => [kind, side]).toSorted()).toEqual([
      ['cancels', 'later'],
      ['follows-up', 'later'],
    ]);
    expect(await registry.call(letterChanges.link, { ...link, kind: 'cancels' }).catch(code)).toBe(
      'letters.already-linked',
    );
    const left = await registry.call(letterChanges.unlink, { ...link, kind: 'cancels' });
    expect(left.items.map(({ kind }) => kind).toSorted()).toEqual(['follows-up', 'replies']);
  });

  it('a link with a secret letter is not told to who may not read that letter', async () => {
    const { registry, regent, head } = office;
    const open = await register();
    const secret = await register({ securityClass: 'R' });
    await registry.call(letterChanges.link, { letterId: open.id, earlierId: secret.id, kind: 'replies' });
    expect((await regent.call(letterChanges.links, { letterId: open.id })).items).toHaveLength(1);
    expect((await head.call(letterChanges.links, { letterId: open.id })).items).toEqual([]);
    const wanted = { letterId: open.id, earlierId: secret.id, kind: 'amends' as const };
    expect(await head.call(letterChanges.link, wanted).catch(code)).toBe('core.not-found');
  });

  it('a letter is not linked to itself', async () => {
    const letter = await register();
    const itself = { letterId: letter.id, earlierId: letter.id, kind: 'replies' as const };
    expect(await office.registry.call(letterChanges.link, itself).catch(code)).toBe(
      'letters.linked-to-itself',
    );
  });
});

it('a letter is opened only when who takes it back from the post at that moment is done', async () => {
  const { regent, agencyId } = office;
  const letter = await register();
  let opening: Promise<unknown> | undefined;
  const first = await transact(house.house.appPool, { agency: agencyId, posts: [] }, 'write', async (tx) => {
    await letterForAction(tx, letter.id, { lock: true });
    opening = regent.call(letters.markOpened, { letterId: letter.id, postId: regent.postId });
    return Promise.race([opening.then(() => 'opened'), setTimeout(400, 'waits')]);
  });
  expect(first).toBe('waits');
  await opening;
});
