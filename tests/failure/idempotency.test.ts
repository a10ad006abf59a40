import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '#core/contract/client.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { Operation } from '#core/contract/operation.ts';
import { dispositions } from '#modules/dispositions/contract/dispositions.ts';
import { books } from '#modules/letters/contract/books.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { units } from '#modules/organization/contract/units.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { noIdempotency, withFault } from './planted-faults.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

/** One act as it is sent: who, what, with which values. */
interface Act {
  operation: Operation;
  by: Official;
  input: Record<string, unknown>;
}

const send = ({ operation, by, input }: Act, key: string) =>
  house.server.inject({
    method: operation.method,
    url: addressOf(operation, input),
    headers: { authorization: `Bearer ${by.token}`, 'idempotency-key': key },
    payload: bodyOf(operation, input),
  });

const bodyOf = (operation: Operation, input: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(input).filter(([name]) => !operation.path.includes(`:${name}`)));

const letterFields = (addressee: PostId) => ({
  sender: 'Dinas Kesehatan',
  subject: 'Permohonan data',
  addressees: [addressee],
});

const newLetter = (of: SmallOffice = office) =>
  of.registry.call(letters.register, letterFields(of.regent.postId));

const newDesk = async () => {
  const { id: letterId } = await newLetter();
  const { recipients } = await office.regent.call(dispositions.give, {
    letterId,
    postId: office.regent.postId,
    recipients: [office.head.postId],
    note: 'Tindak lanjuti',
  });
  return recipients[0]!.id;
};

/** Acts of several modules; each is made anew for every test, so that none was done before. */
const acts: Record<string, () => Promise<Act>> = {
  'registering a letter': async () => ({
    operation: letters.register,
    by: office.registry,
    input: letterFields(office.regent.postId),
  }),
  'marking a letter as seen': async () => ({
    operation: letters.markOpened,
    by: office.regent,
    input: { letterId: (await newLetter()).id, postId: office.regent.postId },
  }),
  'correcting a letter': async () => {
    const { id: letterId, version } = await newLetter();
    const fields = { sender: 'Dinas Sosial', subject: 'Permohonan data', reason: 'Salah baca' };
    return { operation: letters.correct, by: office.registry, input: { letterId, version, ...fields } };
  },
  'cancelling a letter': async () => ({
    operation: letters.cancel,
    by: office.registry,
    input: { letterId: (await newLetter()).id, reason: 'Salah alamat' },
  }),
  'closing a letter': async () => ({
    operation: letters.close,
    by: office.regent,
    input: { letterId: (await newLetter()).id, postId: office.regent.postId, note: 'Diketahui' },
  }),
  'giving a disposition': async () => ({
    operation: dispositions.give,
    by: office.regent,
    input: {
      letterId: (await newLetter()).id,
      postId: office.regent.postId,
      recipients: [office.head.postId],
      note: 'Tindak lanjuti',
    },
  }),
  'reading a disposition': async () => ({
    operation: dispositions.markRead,
    by: office.head,
    input: { recipientId: await newDesk() },
  }),
  'returning a disposition': async () => ({
    operation: dispositions.return,
    by: office.head,
    input: { recipientId: await newDesk(), reason: 'Bukan tugas kami' },
  }),
  'opening an agenda book': async () => ({
    operation: books.open,
    by: office.registry,
    input: { unitId: office.unitId, name: `Buku ${crypto.randomUUID()}` },
  }),
  'creating a unit': async () => ({
    operation: units.create,
    by: office.admin,
    input: {
      parentId: office.unitId,
      code: crypto.randomUUID().slice(0, 8),
      name: 'Bidang Baru',
      kind: 'division',
      activeFrom: '2026-01-01',
    },
  }),
};

const eventsOf = async () =>
  Number(
    (
      await house.owner<{ n: number }>('select count(*) as n from core.event where agency_id = $1', [
        office.agencyId,
      ])
    )[0]!.n,
  );

describe.each(Object.entries(acts))('%s', (_name, newAct) => {
  it('has one effect and one answer when the same key comes fifty times at once', async () => {
    const act = await newAct();
    const before = await eventsOf();
    const key = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(act, key)));
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(
      new Set([act.operation.output ? 200 : 204]),
    );
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(await eventsOf()).toBe(before + 1);
  });

  it('answers a later repetition as it answered first', async () => {
    const act = await newAct();
    const key = crypto.randomUUID();
    const first = await send(act, key);
    const before = await eventsOf();
    const again = await send(act, key);
    expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body]);
    expect(await eventsOf()).toBe(before);
  });

  it('is refused when the key stood for other values', async () => {
    const act = await newAct();
    const key = crypto.randomUUID();
    await send(act, key);
    const other = await newAct();
    const changed = await send({ ...act, input: changedInput(act.input, other.input) }, key);
    expect([changed.statusCode, changed.json().code]).toEqual([422, 'core.idempotency-mismatch']);
  });
});

/** Values that differ from the first in one field: another thing, or another word. */
function changedInput(
  input: Record<string, unknown>,
  other: Record<string, unknown>,
): Record<string, unknown> {
  const field = Object.keys(input).find(
    (name) => input[name] !== other[name] && typeof input[name] === 'string',
  );
  return field ? { ...input, [field]: other[field] } : { ...input, subject: 'Perihal lain' };
}

describe('a key', () => {
  it('belongs to one person: another may use the same', async () => {
    const key = crypto.randomUUID();
    const input = { letterId: (await newLetter()).id, reason: 'Salah alamat' };
    const second = await newLetter();
    const cancelled = await send({ operation: letters.cancel, by: office.registry, input }, key);
    const opened = await send(
      {
        operation: letters.markOpened,
        by: office.regent,
        input: { letterId: second.id, postId: office.regent.postId },
      },
      key,
    );
    expect([cancelled.statusCode, opened.statusCode]).toEqual([200, 204]);
  });

  it('belongs to one agency: another may use the same, and learns nothing', async () => {
    const foreign = await smallOffice(house);
    const key = crypto.randomUUID();
    const act = (of: SmallOffice): Act => ({
      operation: letters.register,
      by: of.registry,
      input: letterFields(of.regent.postId),
    });
    const mine = (await send(act(office), key)).json();
    const theirs = (await send(act(foreign), key)).json();
    expect(theirs.id).not.toBe(mine.id);
    expect(theirs.agendaNumber).toBe(1);
  });

  it('stands for one operation', async () => {
    const key = crypto.randomUUID();
    const letter = await newLetter();
    const post = { letterId: letter.id, postId: office.regent.postId };
    await send({ operation: letters.markOpened, by: office.regent, input: post }, key);
    const closed = await send(
      { operation: letters.close, by: office.regent, input: { ...post, note: 'Cukup' } },
      key,
    );
    expect([closed.statusCode, closed.json().code]).toEqual([422, 'core.idempotency-mismatch']);
  });

  it('is free again after a refusal, which changed nothing', async () => {
    const key = crypto.randomUUID();
    const input = { ...letterFields(office.regent.postId), letterType: 'PUISI' };
    const refused = await send({ operation: letters.register, by: office.registry, input }, key);
    const accepted = await send(
      { operation: letters.register, by: office.registry, input: { ...input, letterType: 'SDINAS' } },
      key,
    );
    expect([refused.statusCode, accepted.statusCode]).toEqual([422, 200]);
  });
});

it('would be seen if the server forgot what it has answered', async () => {
  const act = await acts['registering a letter']!();
  const before = await eventsOf();
  const key = crypto.randomUUID();
  await withFault(house, noIdempotency, async () => {
    const first = await send(act, key);
    const again = await send(act, key);
    expect(again.body).not.toBe(first.body);
  });
  expect(await eventsOf()).toBe(before + 2);
});
