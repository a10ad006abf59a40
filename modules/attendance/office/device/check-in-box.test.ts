import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import { noAnswer } from '#office/data/client.ts';
import { newSecret, sealsBy } from '#office/outbox/sealed/sealed-rows.ts';
import { rowsInMemory } from '#office/outbox/sealed/test/rows-in-memory.ts';
import type { CheckInView } from '../../contract/check-ins.ts';
import type { CheckInId, DeviceId } from '../../contract/terms.ts';
import { type BoxWorld, checkInBox, type SignedCheckIn } from './check-in-box.ts';
import {
  type Fault,
  goneBeforeAnswer,
  idAtSending,
  keptLater,
  type ModelServer,
  phone,
  steps,
} from './test/phone-model.ts';

const owner = 'arunika.ani';

function signed(checkInId = newId<'CheckIn'>() as CheckInId): SignedCheckIn {
  return {
    statement: {
      ...{ checkInId, personId: newId<'Person'>(), deviceId: newId<'Device'>() as DeviceId, direction: 'in' },
      ...{ ticket: null, monotonicMs: null, phoneClock: 0, phoneClockAtTicket: null },
      ...{ position: null, entrance: null, photo: null },
    },
    signature: 'AAAA',
    photoFileId: null,
  };
}

/** Takes every id once, as the real one does. */
function takingServer() {
  const arrived: string[] = [];
  const take = ({ statement }: SignedCheckIn) => {
    const known = arrived.includes(statement.checkInId);
    if (!known) arrived.push(statement.checkInId);
    const checkIn = { id: statement.checkInId } as CheckInView;
    return { id: checkIn.id, outcome: known ? ('known' as const) : ('taken' as const), error: null, checkIn };
  };
  const server: ModelServer = {
    checkIn: async (item) => ({ checkIn: take(item).checkIn, ticket: '' }),
    bring: async (items) => ({ items: items.map(take), ticket: null }),
  };
  return { server, arrived };
}

/** Whatever happens: each tap that was called kept arrives once, nothing else does, and nothing is left behind. */
function modelOf(fault?: Fault) {
  return fc.asyncProperty(steps, async (all) => {
    const { server, arrived } = takingServer();
    const own = await phone(owner, server, fault);
    const made: string[] = [];
    for (const step of all) {
      await own.take(step, async () => {
        const item = signed();
        made.push(item.statement.checkInId);
        return item;
      });
      const shown = (await own.list()).map(({ item }) => item.statement.checkInId);
      for (const id of own.promised) expect([...arrived, ...shown]).toContain(id);
    }
    await own.settle();
    for (const id of own.promised) expect(arrived.filter((one) => one === id)).toHaveLength(1);
    for (const id of arrived) expect(made).toContain(id);
    expect(await own.list()).toEqual([]);
  });
}

const runs = { numRuns: Number(process.env.ATTENDANCE_RUNS ?? 2_000), seed: 1 };

test('no check-in is lost or doubled, whatever becomes of network, tabs, disk and person', async () => {
  await fc.assert(modelOf(), runs);
});

test.each([
  ['the id made at sending', idAtSending],
  ['the row gone before the answer', goneBeforeAnswer(owner)],
  ['a row that was called kept and is not', keptLater],
])('the model notices %s', async (_, fault) => {
  await expect(fc.assert(modelOf(fault), { ...runs, endOnFailure: true })).rejects.toThrow();
});

async function boxOf(more: Partial<BoxWorld>) {
  const device = rowsInMemory();
  const secret = await newSecret();
  const { server, arrived } = takingServer();
  const world: BoxWorld = {
    ...{ rows: device.rows, seals: sealsBy(async () => secret) },
    ...server,
    sendPhoto: async () => newId<'File'>(),
    inTurn: (work) => work(),
    ...more,
  };
  return { box: checkInBox(owner, world), device, arrived };
}

test('a refused check-in stays with its reason until its person discards it, and holds back no other', async () => {
  const { server } = takingServer();
  const bad = signed();
  const { box } = await boxOf({
    bring: async (items) => {
      const { items: answers } = await server.bring(items);
      const refused = { outcome: 'refused' as const, error: 'attendance.device-ended', checkIn: null };
      return {
        items: answers.map((one) => (one.id === bad.statement.checkInId ? { ...one, ...refused } : one)),
        ticket: null,
      };
    },
  });
  for (const item of [signed(), bad, signed()]) await box.keep(item, null);
  expect((await box.sendAll()).map(({ state }) => state)).toEqual(['arrived', 'refused', 'arrived']);
  expect((await box.list()).map(({ refusal }) => refusal)).toEqual(['attendance.device-ended']);
  expect(await box.sendAll()).toEqual([]);
  await box.discard(bad.statement.checkInId);
  expect(await box.list()).toEqual([]);
});

test('one that the server cannot read does not hold back the others it was brought with', async () => {
  const { server, arrived } = takingServer();
  const bad = signed();
  const { box } = await boxOf({
    bring: async (items) => {
      if (
        items.includes(bad) ||
        items.some(({ statement }) => statement.checkInId === bad.statement.checkInId)
      )
        throw new AppError('core.invalid-input');
      return server.bring(items);
    },
  });
  const good = [signed(), signed()];
  for (const item of [good[0]!, bad, good[1]!]) await box.keep(item, null);
  await box.sendAll();
  expect(arrived).toEqual(good.map(({ statement }) => statement.checkInId));
  expect((await box.list()).map(({ refusal }) => refusal)).toEqual(['core.invalid-input']);
});

test('a photo goes first, sealed until then; one that is not wanted holds back no check-in', async () => {
  const photos: string[] = [];
  const fileId = newId<'File'>();
  const { server } = takingServer();
  const brought: SignedCheckIn[] = [];
  const { box, device } = await boxOf({
    bring: async (items) => {
      brought.push(...items);
      return server.bring(items);
    },
    sendPhoto: async (photo) => {
      photos.push(photo);
      if (photos.length > 1) throw new AppError('documents.type-unknown');
      return fileId;
    },
  });
  await box.keep(signed(), 'Zm90bw==');
  await box.keep(signed(), 'YnVyYW0=');
  const lying = [...device.kept.values()].map(({ sealed }) => new TextDecoder().decode(sealed)).join();
  expect(lying).not.toContain('Zm90bw==');
  await box.sendAll();
  expect(photos).toEqual(['Zm90bw==', 'YnVyYW0=']);
  expect(brought.map(({ photoFileId }) => photoFileId)).toEqual([fileId, null]);
  expect(await box.list()).toEqual([]);
});

test('where the disk is full the check-in is sent all the same, and its person is told that it is not kept', async () => {
  const { box, device, arrived } = await boxOf({});
  device.full = true;
  const kept = await box.keep(signed(), null);
  expect(kept.unkept).toBe(true);
  expect((await box.list()).map(({ unkept }) => unkept)).toEqual([true]);
  expect((await box.sendNow(kept)).state).toBe('arrived');
  expect(arrived).toHaveLength(1);
  expect(await box.list()).toEqual([]);
});

test('one at which the server fails does not hold back the others it was brought with, and goes on waiting', async () => {
  const { server, arrived } = takingServer();
  const bad = signed();
  const isBad = ({ statement }: SignedCheckIn) => statement.checkInId === bad.statement.checkInId;
  const { box } = await boxOf({
    bring: async (items) => {
      if (items.some(isBad)) throw new AppError('core.internal');
      return server.bring(items);
    },
  });
  const good = [signed(), signed()];
  for (const item of [good[0]!, bad, good[1]!]) await box.keep(item, null);
  await box.sendAll();
  expect(arrived).toEqual(good.map(({ statement }) => statement.checkInId));
  expect((await box.list()).map(({ refusal }) => refusal)).toEqual([null]);
});

test('a photo that does not get through holds back no other check-in; one that turns out harmful goes without it', async () => {
  const { server, arrived } = takingServer();
  const heavy = signed();
  const { box } = await boxOf({
    bring: async (items) => {
      const { items: answers } = await server.bring(items.filter(({ photoFileId }) => !photoFileId));
      const harmful = { outcome: 'refused' as const, error: 'files.quarantined', checkIn: null };
      return {
        items: items.map(({ statement: { checkInId: id }, photoFileId }) =>
          photoFileId ? { id, ...harmful } : answers.find((one) => one.id === id)!,
        ),
        ticket: null,
      };
    },
    sendPhoto: async () => {
      if (arrived.length === 0) throw new AppError(noAnswer);
      return newId<'File'>();
    },
  });
  await box.keep(heavy, 'Zm90bw==');
  const other = signed();
  await box.keep(other, null);
  expect((await box.sendAll()).map(({ state }) => state)).toEqual(['arrived', 'waits']);
  expect(arrived).toEqual([other.statement.checkInId]);
  await box.sendAll();
  await box.sendAll();
  expect(arrived).toEqual([other, heavy].map(({ statement }) => statement.checkInId));
  expect(await box.list()).toEqual([]);
});

test('where the browser reads nothing any more, what lives in the page is shown and sent all the same', async () => {
  const { box, device, arrived } = await boxOf({});
  device.full = true;
  await box.keep(signed(), null);
  device.rows.of = () => Promise.reject(new Error('lost'));
  expect((await box.list()).map(({ unkept }) => unkept)).toEqual([true]);
  await box.sendAll();
  expect(arrived).toHaveLength(1);
});

test('one that the server could not read waits again when its person says so; another refusal stays', async () => {
  const [unread, ended] = [signed(), signed()];
  const { box, arrived } = await boxOf({
    checkIn: async (item) => {
      throw new AppError(item === ended ? 'attendance.device-ended' : 'core.invalid-input');
    },
  });
  for (const item of [unread, ended]) await box.sendNow(await box.keep(item, null));
  for (const { statement } of [unread, ended]) await box.again(statement.checkInId);
  await box.sendAll();
  expect(arrived).toEqual([unread.statement.checkInId]);
  expect((await box.list()).map(({ refusal }) => refusal)).toEqual(['attendance.device-ended']);
});
