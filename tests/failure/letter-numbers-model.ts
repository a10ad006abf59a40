import fc from 'fast-check';
import type { OfficeZone } from '#core/clock/clock.ts';
import { drafts } from '#modules/outgoing/contract/drafts.ts';
import { numbers } from '#modules/outgoing/contract/numbers.ts';
import { signatures } from '#modules/outgoing/contract/signing.ts';
import type { DraftId, NumberBookId, NumberId } from '#modules/outgoing/contract/terms.ts';
import { hoursAhead, pencilDesk } from '#modules/outgoing/server/rules/numbering/testing/pencil-desk.ts';
import { lendNumbering, lettersToSign, numberBook } from '#modules/outgoing/test/letters-to-sign.ts';
import { enrol, passphrase } from '#modules/signatures/test/signing-office.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';

/** One thing that happens in an office; which number or letter is meant is taken modulo those there are. */
export type Step =
  | { do: 'prepare'; group: 'surat-dinas' | 'nota-dinas'; process: number }
  | { do: 'prepare-many'; times: number }
  | { do: 'keep-back'; group: 'surat-dinas' | 'nota-dinas'; count: number; process: number }
  | { do: 'use-spare'; entry: number; leave: boolean; process: number }
  | { do: 'sign'; entry: number; process: number }
  | { do: 'cancel'; entry: number; process: number }
  | { do: 'wait'; minutes: number }
  | { do: 'wait-for-new-year'; minutesBefore: number };

const turn = fc.nat(40);
const process = fc.nat(1);
const group = fc.constantFrom('surat-dinas' as const, 'nota-dinas' as const);
const kind = { 'surat-dinas': 'SDINAS', 'nota-dinas': 'NOTADINAS' } as const;
const of = <T extends string, Rest extends object>(
  name: T,
  rest: { [Key in keyof Rest]: fc.Arbitrary<Rest[Key]> },
) => fc.record({ do: fc.constant(name), ...rest } as never) as fc.Arbitrary<{ do: T } & Rest>;

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: of('prepare', { group, process }) },
  { weight: 2, arbitrary: of('prepare-many', { times: fc.integer({ min: 2, max: 4 }) }) },
  { weight: 2, arbitrary: of('keep-back', { group, count: fc.integer({ min: 1, max: 3 }), process }) },
  { weight: 2, arbitrary: of('use-spare', { entry: turn, leave: fc.boolean(), process }) },
  { weight: 5, arbitrary: of('sign', { entry: turn, process }) },
  { weight: 3, arbitrary: of('cancel', { entry: turn, process }) },
  { weight: 2, arbitrary: of('wait', { minutes: fc.integer({ min: 1, max: 60 * 24 * 40 }) }) },
  { weight: 3, arbitrary: of('wait-for-new-year', { minutesBefore: fc.integer({ min: -3, max: 3 }) }) },
);

/** A number as both sides know it; its letter, where it has one. */
interface Known {
  id: NumberId;
  draftId: DraftId | null;
}

interface BookLine {
  id: NumberId;
  draftId: DraftId | null;
  group: string;
  year: number;
  sequence: number;
  state: string;
  takenOn: string;
  letterDay: string | null;
}

/**
 * An office beside a clerk with a pencil: every operation on numbers is done by either of two processes, and the whole
 * book is compared line by line after each.
 */
export class NumberedOffice {
  readonly #houses: readonly [TestHouse, TestHouse];
  readonly #zone: OfficeZone;
  readonly #desk: ReturnType<typeof pencilDesk>;
  readonly #lines: Known[] = [];
  #office!: SmallOffice;
  #bookId!: NumberBookId;

  constructor(houses: readonly [TestHouse, TestHouse], zone: OfficeZone) {
    this.#houses = houses;
    this.#zone = zone;
    this.#desk = pencilDesk(zone);
  }

  get agencyId() {
    return this.#office.agencyId;
  }

  async begin(): Promise<void> {
    const [house] = this.#houses;
    this.#set(new Date('2026-12-29T03:00:00Z'));
    this.#office = await smallOffice(house);
    this.#bookId = await numberBook(house, this.#office);
    await lendNumbering(house, this.#office);
    await house.owner('update organization.agency set zone = $2 where id = $1', [this.agencyId, this.#zone]);
    await house.owner(
      "update identity.session set zone = $2, idle_for = '90 years', idle_until = '2120-01-01', ends_at = '2120-01-01' where agency_id = $1",
      [this.agencyId, this.#zone],
    );
    await enrol(this.#office.head);
  }

  /** Does a step in the office and at the desk. @throws where they differ */
  async take(one: Step): Promise<void> {
    await this.#freshen();
    switch (one.do) {
      case 'prepare':
        await this.#prepareNew(one.group, [one.process]);
        break;
      case 'prepare-many':
        // Letters that come at once, to either process in turn.
        await this.#prepareNew(
          'surat-dinas',
          Array.from({ length: one.times }, (_, index) => index % 2),
        );
        break;
      case 'keep-back':
        await this.#keepBack(one);
        break;
      case 'use-spare':
        await this.#giveSpare(one);
        break;
      case 'sign':
        await this.#sign(one);
        break;
      case 'cancel':
        await this.#cancel(one);
        break;
      case 'wait':
        this.#set(new Date(this.#now().getTime() + one.minutes * 60_000));
        break;
      case 'wait-for-new-year':
        this.#waitForNewYear(one.minutesBefore);
    }
    await this.compare();
  }

  async #prepareNew(inGroup: keyof typeof kind, processes: readonly number[]): Promise<void> {
    const { head } = this.#office;
    const draftIds = await lettersToSign(this.#houses[0], this.#office, {
      signers: [head],
      kindCode: kind[inGroup],
      count: processes.length,
    });
    await Promise.all(
      draftIds.map((draftId, index) =>
        this.#call(processes[index]!, 'head')(signatures.prepare, {
          postId: head.postId,
          draftIds: [draftId],
        }),
      ),
    );
    for (const _ of draftIds) this.#desk.take({ do: 'reserve', group: inGroup }, this.#now());
    await this.#learn();
  }

  async #keepBack({
    group: groupCode,
    count,
    process: at,
  }: Extract<Step, { do: 'keep-back' }>): Promise<void> {
    const asked = {
      bookId: this.#bookId,
      groupCode,
      count,
      reason: 'Tanpa jaringan',
      approvedBy: this.#office.secretary.personId,
    };
    await this.#call(at, 'registry')(numbers.keepBack, asked);
    this.#desk.take({ do: 'keep-back', group: groupCode, count, reason: 'Tanpa jaringan' }, this.#now());
    await this.#learn();
  }

  async #giveSpare({ entry, leave, process: at }: Extract<Step, { do: 'use-spare' }>): Promise<void> {
    const place = entry % Math.max(this.#lines.length, 1);
    const line = this.#lines[place];
    if (!line) return;
    const [row] = (await this.#book()).filter(({ id }) => id === line.id);
    const [draftId] = await lettersToSign(this.#houses[0], this.#office, {
      signers: [this.#office.head],
      kindCode: kind[row!.group as keyof typeof kind],
    });
    const given = leave
      ? { reason: 'Ditandatangani di kertas', approvedBy: this.#office.secretary.personId }
      : { reason: 'Lupa izin' };
    const answer = await codeOf(
      this.#call(at, 'registry')(numbers.useSpare, { numberId: line.id, draftId: draftId!, ...given }),
    );
    const expected = this.#desk.take({ do: 'use-spare', entry: place, leave }, this.#now());
    same(answer, expected.startsWith('outgoing.') ? expected : 'done');
    if (answer === 'done') line.draftId = draftId!;
  }

  async #sign({ entry, process: at }: Extract<Step, { do: 'sign' }>): Promise<void> {
    const place = entry % Math.max(this.#lines.length, 1);
    const line = this.#lines[place];
    if (!line?.draftId) return;
    const state = this.#desk.lines()[place]!.state;
    const { head } = this.#office;
    const call = this.#call(at, 'head');
    const act = await call(signatures.prepare, { postId: head.postId, draftIds: [line.draftId] });
    if (state !== 'reserved') return same(act.items[0]!.state, 'refused');
    const done = await call(signatures.sign, { signingId: act.id, secret: { passphrase } });
    same(done.items[0]!.state, 'signed');
    const told = this.#desk.take({ do: 'sign', entry: place }, this.#now());
    // Numbered anew in another year: the clerk signs the new number.
    if (told.startsWith('again ')) await this.#learn();
    const signedAt = told.startsWith('again ') ? this.#lines.length - 1 : place;
    if (told.startsWith('again ')) this.#desk.take({ do: 'sign', entry: signedAt }, this.#now());
    this.#desk.take({ do: 'issue', entry: signedAt }, this.#now());
  }

  async #cancel({ entry, process: at }: Extract<Step, { do: 'cancel' }>): Promise<void> {
    const place = entry % Math.max(this.#lines.length, 1);
    const line = this.#lines[place];
    if (!line) return;
    const { state } = this.#desk.lines()[place]!;
    const answer = line.draftId
      ? await codeOf(
          this.#call(at, 'staff')(drafts.cancel, { draftId: line.draftId, reason: 'Konsep ditarik' }),
        )
      : await codeOf(
          this.#call(at, 'registry')(numbers.void, { numberId: line.id, reason: 'Konsep ditarik' }),
        );
    const isOpen = state === 'reserved' || state === 'spare';
    same(answer === 'done', isOpen);
    if (isOpen) this.#desk.take({ do: 'void', entry: place, reason: 'Konsep ditarik' }, this.#now());
  }

  /** The whole book, beside that of the clerk; and what each counter proves of itself. @throws where they differ */
  async compare(): Promise<void> {
    const order = (one: { group: string; year: number; sequence: number }) =>
      `${one.group} ${one.year} ${String(one.sequence).padStart(6)}`;
    const sorted = <T extends { group: string; year: number; sequence: number }>(lines: T[]) =>
      lines.sort((a, b) => (order(a) < order(b) ? -1 : 1));
    const book = (await this.#book()).map(({ group, year, sequence, state, takenOn, letterDay }) => ({
      group,
      year,
      sequence,
      state,
      takenOn,
      letterDay: state === 'void' ? null : letterDay,
    }));
    const pencil = this.#desk
      .lines()
      .map((line) => ({ ...line, letterDay: line.state === 'void' ? null : line.letterDay }));
    same(sorted(book), sorted(pencil));
    for (const { group: groupCode, year } of book) {
      const proof = await this.#call(0, 'registry')(numbers.proof, { bookId: this.#bookId, groupCode, year });
      const mine = book.filter((line) => line.group === groupCode && line.year === year);
      same([proof.whole, proof.last], [true, mine.length]);
    }
  }

  /** Numbers that came into the book since it was last looked at, in the order in which they were taken. */
  async #learn(): Promise<void> {
    const known = new Set(this.#lines.map(({ id }) => id));
    for (const { id, draftId } of await this.#book()) if (!known.has(id)) this.#lines.push({ id, draftId });
  }

  #book(): Promise<BookLine[]> {
    return this.#houses[0].owner<BookLine>(
      `select id, draft_id as "draftId", group_code as "group", year, sequence, state, taken_on::text as "takenOn", letter_day::text as "letterDay"
       from outgoing.number where agency_id = $1 order by taken_at, group_code, sequence`,
      [this.agencyId],
    );
  }

  #call(at: number, who: 'head' | 'registry' | 'staff') {
    return this.#houses[at % 2]!.as(this.#office[who].token);
  }

  #now(): Date {
    return this.#houses[0].clock.now();
  }

  #set(to: Date): void {
    for (const house of this.#houses) house.clock.set(to);
  }

  #waitForNewYear(minutesBefore: number): void {
    const ahead = hoursAhead[this.#zone] * 3_600_000;
    const year = new Date(this.#now().getTime() + ahead).getUTCFullYear();
    const then = new Date(Date.UTC(year + 1, 0, 1) - ahead - minutesBefore * 60_000);
    if (then > this.#now()) this.#set(then);
  }

  #freshen() {
    return this.#houses[0].owner('update identity.session set factor_at = $2 where agency_id = $1', [
      this.agencyId,
      this.#now(),
    ]);
  }
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
}

function same(actual: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`the office says ${a}, the clerk ${b}`);
}
