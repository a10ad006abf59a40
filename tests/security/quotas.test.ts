import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWeb } from '#app/house.ts';
import { type QuotaLimits, usualQuotas } from '#core/http/quotas.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';

let house: TestHouse;
let one: SmallOffice;
let other: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  one = await smallOffice(house);
  other = await smallOffice(house);
});
afterAll(() => house.close());

const tight: QuotaLimits = {
  ...usualQuotas,
  request: { person: 600, agency: 900 },
  search: { person: 4, agency: 6 },
};

/** A web process of its own over the same house, with the allowances. */
async function withLimits<T>(
  quotas: QuotaLimits,
  work: (get: (who: Official, url: string) => Promise<Answer>) => Promise<T>,
): Promise<T> {
  const { server } = buildWeb(house.house, { trustProxy: false, maxUploadBytes: 1_000_000, quotas });
  try {
    return await work(async (who, url) => {
      const answer = await server.inject({ url, headers: { authorization: `Bearer ${who.token}` } });
      return {
        status: answer.statusCode,
        code: answer.json().code as string | undefined,
        retryAfter: answer.headers['retry-after'] as string | undefined,
      };
    });
  } finally {
    await server.close();
  }
}
interface Answer {
  status: number;
  code: string | undefined;
  retryAfter: string | undefined;
}

/** Requests of a flood that are under way at once: several times the connections to the database. */
const crowd = 64;

const search = '/api/letters?q=undangan';
const times = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work));
const refused = (answers: readonly Answer[]) => answers.filter((answer) => answer.status === 429);

describe('an allowance that is used up', () => {
  it('is answered with 429, a stable code and when to come back; listing without words goes on', async () => {
    await withLimits(tight, async (get) => {
      const answers = await times(10, () => get(one.regent, search));
      expect(refused(answers)).toHaveLength(6);
      for (const answer of refused(answers)) {
        expect(answer.code).toBe('core.quota-used-up');
        expect(Number(answer.retryAfter)).toBeGreaterThanOrEqual(1);
        expect(Number(answer.retryAfter)).toBeLessThanOrEqual(15);
      }
      expect((await get(one.regent, '/api/letters')).status).toBe(200);
    });
  });

  it('is drawn on by every filter that the whole register may be read for, listed or counted', async () => {
    const none = { ...tight, search: { person: 1e-9, agency: 1e-9 } };
    await withLimits(none, async (get) => {
      for (const list of ['/api/letters', '/api/letters/count'])
        for (const filter of [
          'letterType=x',
          'from=2020-01-01',
          'to=2020-01-01',
          'stage=cancelled',
          'securityClass=T',
          'urgency=segera',
          'overdue=true',
          `unitId=${one.unitId}`,
          `bookId=${one.bookId}`,
        ])
          expect((await get(one.regent, `${list}?${filter}`)).status, `${list}?${filter}`).toBe(429);
      expect((await get(one.regent, '/api/letters?size=10')).status).toBe(200);
    });
  });

  it('of reading is drawn on by who has a document read again and again', async () => {
    const none = { ...tight, upload: { person: 1e-9, agency: 1e-9 } };
    const { server } = buildWeb(house.house, { trustProxy: false, maxUploadBytes: 1_000_000, quotas: none });
    const answer = await server.inject({
      method: 'POST',
      url: `/api/letters/documents/${crypto.randomUUID()}/reading`,
      headers: { authorization: `Bearer ${one.registry.token}`, 'idempotency-key': crypto.randomUUID() },
      payload: {},
    });
    await server.close();
    expect([answer.statusCode, answer.json().code]).toEqual([429, 'core.quota-used-up']);
  });

  it('is that of the whole agency too, and of no other', async () => {
    await withLimits(tight, async (get) => {
      const people = [one.regent, one.head, one.division];
      const answers = await Promise.all(people.flatMap((who) => [1, 2, 3, 4].map(() => get(who, search))));
      expect(refused(answers)).toHaveLength(12 - 6);
      const others = await times(4, () => get(other.regent, search));
      expect(refused(others)).toEqual([]);
    });
  });

  it('would not be noticed if nothing were limited: the test can fail', async () => {
    await withLimits({ ...tight, search: { person: 1e6, agency: 1e6 } }, async (get) => {
      expect(refused(await times(10, () => get(one.regent, search)))).toEqual([]);
    });
  });
});

it('a flood from one agency at twenty times its allowance leaves another served, and not behind it', async () => {
  await withLimits({ ...tight, search: { person: 1e6, agency: 1e6 } }, async (get) => {
    // Both are known by then: whoever never asked stands in line with the strangers.
    for (const who of [one.staff, other.regent]) await get(who, '/api/letters');
    let flooding = true;
    const seen: Answer[] = [];
    const flood = times(crowd, async () => {
      while (flooding) {
        seen.push(await get(one.staff, '/api/letters'));
        // What is turned away at once never waits: without a turn of the event loop nobody else would be heard.
        await setImmediate();
      }
    });
    const served = () => seen.length - refused(seen).length;
    const overtaking: number[] = [];
    const asked: Answer[] = [];
    while (seen.length < 8_000 || asked.length < 40) {
      const before = served();
      asked.push(await get(other.regent, '/api/letters'));
      overtaking.push(served() - before);
    }
    flooding = false;
    await flood;
    expect(asked.filter(({ status }) => status !== 200)).toEqual([]);
    // 600 at once and ten a second: all the rest of the flood is turned away before anything is asked of the database.
    expect(refused(seen).length / seen.length).toBeGreaterThan(0.8);
    // Whoever stood behind the crowd would be passed by all of it, as long as its allowance lasts.
    const [, , , , median] = overtaking.slice(0, 9).sort((a, b) => a - b);
    expect(median).toBeLessThan(crowd / 2);
  });
}, 120_000);
