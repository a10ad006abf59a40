import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckInView } from '#modules/attendance/contract/check-ins.ts';
import { type Phone, phoneOf } from '#modules/attendance/test/attendance-office.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { ask } from './ask-server.ts';
import { checkTaps, type KeptCheckIn, type TapFault, type ToldTap } from './check-taps.ts';
import { type Kill, killsInTurn } from './crash-run.ts';
import { groundOf } from './failing-ground.ts';
import type { FailingHouse } from './failing-house.ts';

export interface TapPlan {
  taps: number;
  databaseKills: number;
  programKills: number;
}

export interface TapReport {
  faults: TapFault[];
  told: number;
  kills: Kill[];
}

type TapPhone = Phone & { token: string };
type Tap = ReturnType<Phone['tap']> & { token: string };

const worthTrying = new Set([409, 429, 500, 502, 503, 504]);
const patience = 180_000;

/** An office whose people check in, in the database of a house that is killed. */
export class TapOffice {
  readonly #house: FailingHouse;
  readonly #office: SmallOffice;
  readonly #phones: readonly TapPhone[];

  private constructor(house: FailingHouse, office: SmallOffice, phones: readonly TapPhone[]) {
    this.#house = house;
    this.#office = office;
    this.#phones = phones;
  }

  static async open(house: FailingHouse): Promise<TapOffice> {
    const ground = groundOf(house);
    const office = await smallOffice(ground);
    const people = [
      office.regent,
      office.secretary,
      office.head,
      office.division,
      office.staff,
      office.registry,
    ];
    const phones = [];
    for (const one of people) phones.push({ ...(await phoneOf(ground, one)), token: one.token });
    return new TapOffice(house, office, phones);
  }

  get owner() {
    return groundOf(this.#house).owner;
  }

  /**
   * Checks in without pause while database and program are killed in turn, at even distances. Every fifth answer is thrown
   * away unread, as by a phone that lost its network; every third tap waited in the phone with the next.
   */
  async run(plan: TapPlan): Promise<TapReport> {
    const told: ToldTap[] = [];
    const kills: Kill[] = [];
    const due = killsInTurn(plan);
    const distance = plan.taps / (due.length + 1);
    let begun = 0;
    const person = async (phone: TapPhone) => {
      while (begun < plan.taps) {
        const first = begun;
        const many = Math.min(first % 3 === 0 ? 2 : 1, plan.taps - first);
        begun += many;
        const taps = Array.from({ length: many }, () => ({ ...phone.tap(), token: phone.token }));
        told.push(...(await this.#send(taps, first)));
      }
    };
    const killer = async () => {
      for (const [index, of] of due.entries()) {
        while (told.length < (index + 1) * distance) await sleep(5);
        const recovery = await (of === 'database' ? this.#house.killDatabase() : this.#house.killProgram());
        kills.push({ of, recovery });
      }
    };
    await Promise.all([killer(), ...this.#phones.map(person)]);
    return { faults: await this.#prove(told), told: told.length, kills };
  }

  /** Sends what was signed once again and again until it is answered, as the phone does. */
  async #send(taps: readonly Tap[], index: number): Promise<ToldTap[]> {
    const [{ token }] = taps as [Tap];
    const bodies = taps.map(({ statement, signature }) => ({ statement, signature }));
    const alone = bodies.length === 1;
    const started = performance.now();
    for (let attempt = 0; performance.now() - started < patience; attempt += 1) {
      const answer = await ask({
        url: `${this.#house.url}/api/attendance/check-ins${alone ? '' : '/kept'}`,
        ...{ token, key: crypto.randomUUID(), body: alone ? bodies[0] : { items: bodies } },
        hangUpAfter: attempt === 0 && index % 5 === 0 ? (index * 3) % 40 : undefined,
      }).catch(() => undefined);
      if (answer?.status === 200) return toldBy(answer.body);
      if (answer && !worthTrying.has(answer.status))
        throw new Error(`refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
      await sleep(50);
    }
    throw new Error('a check-in is never answered');
  }

  async #prove(told: readonly ToldTap[]): Promise<TapFault[]> {
    const kept = await this.owner<KeptCheckIn>(
      `select c.id, c.counts_at as at,
         (select count(*)::int from attendance.point p where p.agency_id = c.agency_id and p.check_in_id = c.id) as points,
         (select count(*)::int from core.event e where e.agency_id = c.agency_id and e.type = 'attendance.checked'
            and e.payload ->> 'checkInId' = c.id::text) as events
       from attendance.check_in c where c.agency_id = $1`,
      [this.#office.agencyId],
    );
    return checkTaps(told, kept);
  }
}

/** What an answer says that is kept: of one check-in, or of several. */
function toldBy(body: unknown): ToldTap[] {
  const { checkIn, items } = body as { checkIn?: CheckInView; items?: { checkIn: CheckInView | null }[] };
  const views = items ? items.map((item) => item.checkIn) : [checkIn];
  return views.map((view) => {
    if (!view) throw new Error(`a check-in was not taken: ${JSON.stringify(body)}`);
    return { id: view.id, at: view.at };
  });
}
