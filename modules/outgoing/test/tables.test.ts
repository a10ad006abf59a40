import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { type Tx, transact } from '#core/db/tx.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';

let house: TestHouse;
let office: SmallOffice;
let bookId: string;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  bookId = newId();
  await as([office.registry.postId], (tx) =>
    tx.rows(
      'insert into outgoing.number_book (agency_id, id, unit_id, name, unit_code) values ($1, $2, $3, $4, $5)',
      [office.agencyId, bookId, office.unitId, 'Buku nomor', 'SETDA'],
    ),
  );
});
afterAll(() => house.close());

/** Statements of the web role with the posts of an official, and nothing of the application in between. */
const as = <T>(posts: readonly string[], work: (tx: Tx) => Promise<T>, agency = office.agencyId) =>
  transact(house.house.appPool, { agency, posts }, 'write', work);

const insert = (tx: Tx, table: string, row: Record<string, unknown>) => {
  const names = Object.keys(row);
  const holes = names.map((_, index) => `$${index + 1}`);
  return tx.rows(
    `insert into ${table} (${names.join(', ')}) values (${holes.join(', ')})`,
    Object.values(row),
  );
};

const draftOf = (change: object = {}) => ({
  agency_id: office.agencyId,
  id: newId(),
  unit_id: office.unitId,
  kind_code: 'SDINAS',
  kind_name: 'Surat Dinas',
  facts: {
    subject: 'Undangan',
    securityClass: 'B',
    urgency: 'biasa',
    signers: [{ postId: office.head.postId, forPostId: null }],
  },
  drafted_post_id: office.staff.postId,
  drafted_by: office.staff.personId,
  readers: [office.staff.postId],
  held_since: new Date(),
  created_at: new Date(),
  changed_at: new Date(),
  ...change,
});

const ofClass = (securityClass: string) => ({
  facts: { subject: 'Undangan', securityClass, urgency: 'biasa' },
});

const writeDraft = async (change: object = {}) => {
  const draft = draftOf(change);
  await as([office.staff.postId], (tx) => insert(tx, 'outgoing.draft', draft));
  return draft.id as string;
};

const numberOf = (sequence: number, change: object = {}) => ({
  agency_id: office.agencyId,
  id: newId(),
  book_id: bookId,
  group_code: 'surat-dinas',
  year: 2026,
  sequence,
  state: 'reserved',
  text: `000.1/${sequence}/SETDA/2026`,
  taken_on: '2026-11-22',
  letter_day: '2026-11-22',
  taken_by: office.registry.personId,
  taken_at: new Date(),
  changed_by: office.registry.personId,
  changed_at: new Date(),
  ...change,
});

/** Takes the next number as the application does: the counter first, then its line. */
const takeNumber = (change: object = {}) =>
  as([office.registry.postId], async (tx) => {
    const [row] = await tx.rows<{ last_number: number }>(
      `insert into outgoing.counter (agency_id, book_id, group_code, year, last_number) values ($1, $2, 'surat-dinas', 2026, 1)
       on conflict (agency_id, book_id, group_code, year, classification_code)
       do update set last_number = counter.last_number + 1 returning last_number`,
      [office.agencyId, bookId],
    );
    const number = numberOf(row!.last_number, change);
    await insert(tx, 'outgoing.number', number);
    return { id: number.id as string, sequence: row!.last_number };
  });

const change = (id: string, set: string) =>
  as([office.registry.postId], (tx) =>
    tx.rows<{ state: string }>(`update outgoing.number set ${set} where id = $1 returning state`, [id]),
  );

describe('a number of the book', () => {
  it('is taken once, one after the other', async () => {
    const first = await takeNumber({ draft_id: await writeDraft() });
    const second = await takeNumber({ draft_id: await writeDraft() });
    expect(second.sequence).toBe(first.sequence + 1);
    const again = numberOf(second.sequence, { draft_id: await writeDraft(), text: 'lain' });
    await expect(as([], (tx) => insert(tx, 'outgoing.number', again))).rejects.toMatchObject({
      constraint: 'number_taken_twice',
    });
  });

  it('is borne by one letter of who issues it, whichever books count', async () => {
    await takeNumber({ text: '1 TAHUN 2026', draft_id: await writeDraft() });
    const book = newId();
    const elsewhere = async (signer: string) => {
      const facts = { ...draftOf().facts, signers: [{ postId: signer, forPostId: null }] };
      const draft_id = await writeDraft({ facts });
      return as([office.registry.postId], (tx) =>
        insert(tx, 'outgoing.number', numberOf(1, { book_id: book, text: '1 TAHUN 2026', draft_id })),
      );
    };
    await house.owner(
      `insert into outgoing.number_book (agency_id, id, unit_id, name, unit_code) values ($1, $2, $3, 'Buku lain', 'LAIN')`,
      [office.agencyId, book, office.deptId],
    );
    await house.owner(
      `insert into outgoing.counter (agency_id, book_id, group_code, year, last_number) values ($1, $2, 'surat-dinas', 2026, 1)`,
      [office.agencyId, book],
    );
    await expect(elsewhere(office.head.postId)).rejects.toMatchObject({
      constraint: 'number_text_of_issuer_taken',
    });
    // Another office heads its decrees with its own name.
    await elsewhere(office.regent.postId);
  });

  it('that was voided stays void: neither its line nor its counter goes back', async () => {
    const { id } = await takeNumber({ draft_id: await writeDraft() });
    await expect(change(id, "state = 'void'")).rejects.toThrow('check constraint');
    expect(await change(id, "state = 'void', reason = 'Konsep ditarik'")).toEqual([{ state: 'void' }]);
    expect(await change(id, "state = 'reserved'")).toEqual([]);
    await expect(as([], (tx) => tx.rows('delete from outgoing.number where id = $1', [id]))).rejects.toThrow(
      'permission denied',
    );
    await expect(
      as([], (tx) => tx.rows('update outgoing.counter set last_number = last_number - 1')),
    ).rejects.toMatchObject({
      constraint: 'counter_goes_up',
    });
  });

  it('that was issued is changed no more', async () => {
    const { id } = await takeNumber({ draft_id: await writeDraft() });
    expect(await change(id, "state = 'issued'")).toEqual([{ state: 'issued' }]);
    expect(await change(id, "state = 'void', reason = 'Salah'")).toEqual([]);
  });

  it('would be changed if the policy were gone', async () => {
    const { id } = await takeNumber({ draft_id: await writeDraft() });
    await change(id, "state = 'void', reason = 'Konsep ditarik'");
    await house.owner('alter policy unsettled on outgoing.number using (true)');
    const changed = await change(id, "state = 'reserved'");
    await house.owner("alter policy unsettled on outgoing.number using (state not in ('issued', 'void'))");
    expect(changed).toHaveLength(1);
  });

  it('belongs to the year of its day, and its letter to the same', async () => {
    const draftId = await writeDraft();
    await expect(takeNumber({ draft_id: draftId, taken_on: '2027-01-01' })).rejects.toThrow(
      'check constraint',
    );
    await expect(takeNumber({ draft_id: draftId, letter_day: '2027-01-01' })).rejects.toThrow(
      'check constraint',
    );
  });

  it('is kept back only with a reason and an approver', async () => {
    const spare = { state: 'spare', text: null, letter_day: null };
    await expect(takeNumber({ ...spare, reason: 'Listrik padam' })).rejects.toThrow('check constraint');
    await expect(
      takeNumber({ ...spare, reason: ' ', approved_by: office.secretary.personId }),
    ).rejects.toThrow('check constraint');
    await expect(
      takeNumber({ ...spare, reason: 'Listrik padam', approved_by: office.secretary.personId }),
    ).resolves.toBeTruthy();
  });

  it('is the only one of its letter', async () => {
    const draftId = await writeDraft();
    const first = await takeNumber({ draft_id: draftId });
    await expect(takeNumber({ draft_id: draftId })).rejects.toMatchObject({ constraint: 'number_of_draft' });
    await change(first.id, "state = 'void', reason = 'Tahun berganti'");
    await expect(takeNumber({ draft_id: draftId })).resolves.toBeTruthy();
  });
});

describe('a confidential draft', () => {
  const seen = (id: string, posts: readonly string[]) =>
    as(posts, async (tx) => (await tx.rows('select 1 from outgoing.draft where id = $1', [id])).length);

  it('is there for the posts that it names alone, with its versions', async () => {
    const id = await writeDraft(ofClass('R'));
    await as([office.staff.postId], (tx) =>
      insert(tx, 'outgoing.version', {
        agency_id: office.agencyId,
        draft_id: id,
        number: 1,
        facts: '{}',
        made_by: office.staff.personId,
        made_post_id: office.staff.postId,
        made_at: new Date(),
      }),
    );
    expect([await seen(id, [office.staff.postId]), await seen(id, [office.head.postId])]).toEqual([1, 0]);
    const versions = await as([office.head.postId], (tx) =>
      tx.rows('select 1 from outgoing.version where draft_id = $1', [id]),
    );
    expect(versions).toEqual([]);
  });

  it('is not opened by naming oneself', async () => {
    const id = await writeDraft(ofClass('SR'));
    const name = (posts: readonly string[], post: string) =>
      as(posts, (tx) =>
        tx.rows('update outgoing.draft set readers = readers || $2::uuid where id = $1 returning id', [
          id,
          post,
        ]),
      );
    expect(await name([office.head.postId], office.head.postId)).toEqual([]);
    expect(await name([office.staff.postId], office.head.postId)).toHaveLength(1);
    expect(await seen(id, [office.head.postId])).toBe(1);
  });

  it('would be seen if the policy were gone', async () => {
    const id = await writeDraft(ofClass('SR'));
    const rule = "(security_class in ('B', 'T') or readers && (select core.acting_posts()))";
    await house.owner('alter policy confidential on outgoing.draft using (true)');
    const found = await seen(id, [office.head.postId]);
    await house.owner(`alter policy confidential on outgoing.draft using ${rule}`);
    expect([found, await seen(id, [office.head.postId])]).toEqual([1, 0]);
  });

  it('of another agency is not there', async () => {
    const id = await writeDraft();
    const other = await smallOffice(house);
    const rows = await as(
      [office.staff.postId],
      (tx) => tx.rows('select 1 from outgoing.draft where id = $1', [id]),
      other.agencyId,
    );
    expect(rows).toEqual([]);
  });
});
