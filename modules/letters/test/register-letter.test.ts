import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { letters } from '../contract/letters.ts';
import { letterInput } from './letter-fields.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const code = (failure: unknown) => (failure as { code: string }).code;

describe('registering a letter', () => {
  it('gives the next number of the book and year, and tells it in the timeline', async () => {
    const { registry, regent } = office;
    const first = await registry.call(letters.register, letterInput(regent.postId));
    const second = await registry.call(letters.register, letterInput(regent.postId));
    expect(second.agendaNumber).toBe(first.agendaNumber + 1);
    expect(first.year).toBe(2026);
    const { items } = await registry.call(letters.timeline, { letterId: first.id });
    expect(items.map((item) => item.type)).toEqual(['letter.registered']);
    expect(items[0]!.sentence).toContain(`nomor agenda ${first.agendaNumber}/2026`);
    expect(items[0]!.sentence).toContain('Bupati');
  });

  it('begins again at 1 at local midnight of the new year', async () => {
    const other = await smallOffice(house);
    const last = await other.registry.call(letters.register, letterInput(other.regent.postId));
    const before = house.clock.now();
    house.clock.set('2026-12-31T16:59:59Z');
    const stillOld = await other.registry.call(letters.register, letterInput(other.regent.postId));
    house.clock.set('2026-12-31T17:00:00Z');
    const first = await other.registry.call(letters.register, letterInput(other.regent.postId));
    house.clock.set(before);
    expect([last.agendaNumber, stillOld.agendaNumber, stillOld.year]).toEqual([1, 2, 2026]);
    expect([first.agendaNumber, first.year]).toEqual([1, 2027]);
  });

  it('is done once when the same request comes twice', async () => {
    const { registry, regent } = office;
    const input = letterInput(regent.postId, { subject: 'Sekali saja' });
    const key = crypto.randomUUID();
    const [one, two] = await Promise.all([
      registry.call(letters.register, input, { key }),
      registry.call(letters.register, input, { key }),
    ]);
    expect(two).toEqual(one);
    const { items } = await registry.call(letters.list, { q: 'Sekali saja' });
    expect(items).toHaveLength(1);
  });

  it('refuses the same key for another letter', async () => {
    const { registry, regent } = office;
    const key = crypto.randomUUID();
    await registry.call(letters.register, letterInput(regent.postId), { key });
    const failure = await registry
      .call(letters.register, letterInput(regent.postId, { subject: 'Lain' }), { key })
      .catch(code);
    expect(failure).toBe('core.idempotency-mismatch');
  });

  it('names every field at fault and takes no number', async () => {
    const { registry, regent } = office;
    const before = await registry.call(letters.register, letterInput(regent.postId));
    const failure = await registry
      .call(
        letters.register,
        letterInput(regent.postId, {
          letterDate: '2027-01-01',
          classificationCode: '999.9',
          letterType: 'PUISI',
        }),
      )
      .catch((error: unknown) => error);
    expect(code(failure)).toBe('core.invalid-input');
    expect((failure as { fields: { path: string }[] }).fields.map((field) => field.path)).toEqual([
      'letterDate',
      'classificationCode',
      'letterType',
    ]);
    const after = await registry.call(letters.register, letterInput(regent.postId));
    expect(after.agendaNumber).toBe(before.agendaNumber + 1);
  });

  it('is refused to those without the right, as a thing that they may not do at all', async () => {
    const failure = await office.staff.call(letters.register, letterInput(office.regent.postId)).catch(code);
    expect(failure).toBe('core.forbidden');
  });

  it('does not accept an addressee of another agency', async () => {
    const foreign = await smallOffice(house);
    const failure = await office.registry
      .call(letters.register, letterInput(foreign.regent.postId))
      .catch(code);
    expect(failure).toBe('core.not-found');
  });
});

describe('what a letter shows to whom', () => {
  it('hides a secret letter from everyone who is not named, in lists, search and by id', async () => {
    const { registry, regent, head, secretary } = office;
    const secret = await registry.call(
      letters.register,
      letterInput(regent.postId, { subject: 'Mutasi rahasia pejabat', securityClass: 'R' }),
    );
    expect((await regent.call(letters.open, { letterId: secret.id })).subject).toBe('Mutasi rahasia pejabat');
    expect(await head.call(letters.open, { letterId: secret.id }).catch(code)).toBe('core.not-found');
    expect((await head.call(letters.list, { q: 'mutasi rahasia' })).items).toEqual([]);
    expect((await regent.call(letters.list, { q: 'mutasi rahasia' })).items).toHaveLength(1);
    await regent.call(letters.nameReaders, { letterId: secret.id, postIds: [secretary.postId] });
    expect((await secretary.call(letters.open, { letterId: secret.id })).id).toBe(secret.id);
  });

  it('looks the same whether a letter is foreign or does not exist', async () => {
    const foreign = await smallOffice(house);
    const letter = await foreign.registry.call(letters.register, letterInput(foreign.regent.postId));
    const ask = (id: string) =>
      house.server.inject({
        url: `/api/letters/${id}`,
        headers: { authorization: `Bearer ${office.registry.token}` },
      });
    const [refused, missing] = [await ask(letter.id), await ask(crypto.randomUUID())];
    const plain = (body: string) => body.replace(/"requestId":"[^"]*"/, '');
    expect(refused.statusCode).toBe(404);
    expect(plain(refused.body)).toBe(plain(missing.body));
  });

  it('finds letters by stemmed words, by number and by part of a number', async () => {
    const { registry, regent } = office;
    const letter = await registry.call(
      letters.register,
      letterInput(regent.postId, {
        subject: 'Penyelenggaraan vaksinasi ternak',
        letterNumber: '524.3/987/DISNAK/2026',
      }),
    );
    for (const q of ['vaksinasi', '524.3/987/DISNAK/2026', '987', '"vaksinasi ternak"']) {
      const { items } = await registry.call(letters.list, { q });
      expect(
        items.map((item) => item.id),
        q,
      ).toContain(letter.id);
    }
  });
});

describe('the life of a letter', () => {
  it('waits in the inbox of its addressee until it is closed', async () => {
    const { registry, secretary } = office;
    const letter = await registry.call(
      letters.register,
      letterInput(secretary.postId, { subject: 'Menunggu' }),
    );
    const waiting = async () =>
      (await secretary.call(letters.inbox, {})).items.find((item) => item.id === letter.id);
    expect((await waiting())?.openedAt).toBeNull();
    await secretary.call(letters.markOpened, { letterId: letter.id, postId: secretary.postId });
    expect((await waiting())?.openedAt).not.toBeNull();
    const closed = await secretary.call(letters.close, {
      letterId: letter.id,
      postId: secretary.postId,
      note: 'Cukup diketahui',
    });
    expect(closed.stage).toBe('closed');
    expect(await waiting()).toBeUndefined();
  });

  it('keeps what was corrected, and refuses a correction of an older version', async () => {
    const { registry, regent } = office;
    const { id: letterId, version } = await registry.call(letters.register, letterInput(regent.postId));
    const fields = {
      sender: 'Dinas Kesehatan',
      subject: 'Permohonan data imunisasi',
      letterNumber: '1/2026',
    };
    const corrected = await registry.call(letters.correct, {
      letterId,
      version,
      reason: 'Salah ketik',
      ...fields,
    });
    expect(corrected.subject).toBe('Permohonan data imunisasi');
    const late = await registry
      .call(letters.correct, { letterId, version, reason: 'Lagi', ...fields, sender: 'X' })
      .catch(code);
    expect(late).toBe('core.changed-meanwhile');
    const { items } = await registry.call(letters.corrections, { letterId });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      reason: 'Salah ketik',
      by: 'Tata Usaha Uji',
      before: { subject: 'Permohonan data cakupan imunisasi' },
    });
  });

  it('can be cancelled before it is disposed; its number stays in the book', async () => {
    const { registry, regent } = office;
    const letter = await registry.call(letters.register, letterInput(regent.postId));
    const cancelled = await registry.call(letters.cancel, { letterId: letter.id, reason: 'Salah alamat' });
    expect([cancelled.stage, cancelled.settledNote]).toEqual(['cancelled', 'Salah alamat']);
    const again = await registry.call(letters.cancel, { letterId: letter.id, reason: 'Lagi' }).catch(code);
    expect(again).toBe('letters.already-settled');
    const next = await registry.call(letters.register, letterInput(regent.postId));
    expect(next.agendaNumber).toBe(letter.agendaNumber + 1);
  });

  it('shows a citizen the stage by the receipt code and nothing else', async () => {
    const letter = await office.registry.call(letters.register, letterInput(office.regent.postId));
    const shown = await house.as()(letters.track, {
      code: letter.receiptCode.toLowerCase().replaceAll('-', ''),
    });
    expect(shown.stage).toBe('registered');
    expect(JSON.stringify(shown)).not.toContain('imunisasi');
    expect(Object.keys(shown).sort()).toEqual([
      'agencyName',
      'followedUpAt',
      'receivedAt',
      'registeredAt',
      'settledAt',
      'stage',
      'zone',
    ]);
  });
});

it('has an agenda book without a gap', async () => {
  const numbers = await house.owner<{ agenda_number: number }>(
    'select agenda_number from letters.letter where agency_id = $1 and book_year = 2026 order by agenda_number',
    [office.agencyId],
  );
  expect(numbers.map((row) => row.agenda_number)).toEqual(numbers.map((_, index) => index + 1));
});
