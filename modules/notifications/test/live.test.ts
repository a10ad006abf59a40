import { once } from 'node:events';
import { get } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishLive } from '#core/http/live-hub.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { letterInput } from '#modules/letters/test/letter-fields.ts';
import { appointHolder } from '#modules/organization/server/usecases/appoint-holder.ts';
import { type Official, openSession, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { notifications } from '../contract/notifications.ts';
import { comesTrue, type LivePage, livePage } from './live-page.ts';

let one: TestHouse;
let two: TestHouse;
let office: SmallOffice;
let foreign: SmallOffice;
let urls: { one: string; two: string };
const pages: LivePage[] = [];

beforeAll(async () => {
  one = await testHouse({ liveRecheckMilliseconds: 100 });
  two = await testHouse({ beside: one, liveRecheckMilliseconds: 100 });
  office = await smallOffice(one);
  foreign = await smallOffice(one);
  const listen = (house: TestHouse) => house.server.listen({ host: '127.0.0.1', port: 0 });
  urls = { one: await listen(one), two: await listen(two) };
});
afterAll(async () => {
  for (const page of pages) page.close();
  // `fetch` opens connections ahead of need, on which the server would wait for a request.
  for (const house of [one, two]) house.server.server.closeAllConnections();
  await two.close();
  await one.close();
});

async function open(url: string, token: string): Promise<LivePage> {
  const page = await livePage(url, token);
  pages.push(page);
  return page;
}

async function newSession(official: Official, agencyId = office.agencyId): Promise<string> {
  const [account] = await one.owner<{ id: string }>('select id from identity.account where person_id = $1', [
    official.personId,
  ]);
  return openSession(one, agencyId, official.personId, account!.id);
}

const register = (to: Official) => office.registry.call(letters.register, letterInput(to.postId));
const types = (page: LivePage) => page.heard.map((message) => message.type);
/** What is told to all at the end: who heard it heard everything before. */
const done = (house: TestHouse, people: readonly Official[]) =>
  house.system(office.agencyId, (ctx) =>
    publishLive(
      ctx.tx,
      people.map((official) => official.personId),
      { type: 'done' },
    ),
  );

describe('live updates', () => {
  it('reach the person in every process, whichever did the work, and nobody else of this agency or another', async () => {
    const { head, division } = office;
    const mine = [await open(urls.one, head.token), await open(urls.two, head.token)];
    const others = [
      await open(urls.one, division.token),
      await open(urls.two, foreign.head.token),
      await open(urls.one, office.registry.token),
    ];
    const letter = await register(head);
    await two.runJobs();
    for (const page of mine) {
      expect(await comesTrue(() => types(page).includes('notification'))).toBe(true);
      expect(page.heard).toContainEqual({ type: 'inbox', subject: letter.id });
      expect(page.heard).toContainEqual({ type: 'letter.registered', subject: letter.id });
    }
    await done(one, [division, foreign.head, office.registry]);
    for (const page of others) {
      expect(await comesTrue(() => types(page).includes('done'))).toBe(true);
      expect(types(page)).toEqual(['done']);
    }
  });

  it('that reached a stranger would be noticed', async () => {
    const stranger = await open(urls.one, foreign.staff.token);
    const planted = one.system(office.agencyId, (ctx) =>
      publishLive(ctx.tx, [foreign.staff.personId], { type: 'inbox' }),
    );
    await planted;
    await done(one, [foreign.staff]);
    expect(await comesTrue(() => types(stranger).includes('done'))).toBe(true);
    expect(types(stranger)).toEqual(['inbox', 'done']);
  });

  it('tell the other screens of a person what was read', async () => {
    const { secretary } = office;
    await register(secretary);
    await one.runJobs();
    const page = await open(urls.two, secretary.token);
    const [notice] = (await secretary.call(notifications.list, {})).items;
    await secretary.call(notifications.markRead, { ids: [notice!.id] });
    expect(await comesTrue(() => types(page).includes('notification'))).toBe(true);
  });

  it('tell a person that they hold another post, and nobody else', async () => {
    const { staff, division } = office;
    const [page, other] = [await open(urls.two, staff.token), await open(urls.one, division.token)];
    await one.system(office.agencyId, (ctx) =>
      appointHolder(ctx, {
        postId: division.postId,
        personId: staff.personId,
        kind: 'plt',
        startsAt: one.clock.now().toISOString(),
      }),
    );
    await one.runJobs();
    const woken = { type: 'holder.appointed', subject: division.postId };
    expect(await comesTrue(() => types(page).includes('holder.appointed'))).toBe(true);
    expect(page.heard).toContainEqual(woken);
    await done(one, [division]);
    expect(await comesTrue(() => types(other).includes('done'))).toBe(true);
    expect(other.heard).not.toContainEqual(woken);
  });

  it('carry no word of the thing', async () => {
    const { regent } = office;
    const page = await open(urls.one, regent.token);
    await register(regent);
    await one.runJobs();
    expect(await comesTrue(() => page.heard.length >= 3)).toBe(true);
    for (const message of page.heard) expect(Object.keys(message).sort().join()).toMatch(/^(subject,)?type$/);
    expect(JSON.stringify(page.heard)).not.toMatch(/imunisasi|Tirtamaya/);
  });
});

describe('a live connection', () => {
  it('is refused to a stranger and to a token that ended', async () => {
    await expect(livePage(urls.one, 'pds_none')).rejects.toThrow('refused: 401');
    expect((await fetch(`${urls.one}/api/live`)).status).toBe(401);
  });

  it('ends soon after its session is revoked, and goes on for the other sessions', async () => {
    const { staff } = office;
    const token = await newSession(staff);
    const [ending, staying] = [await open(urls.one, token), await open(urls.two, staff.token)];
    await sleep(250);
    const response = await fetch(`${urls.two}/api/session`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBeLessThan(300);
    await ending.ended;
    await done(one, [staff]);
    expect(await comesTrue(() => types(staying).includes('done'))).toBe(true);
  });

  it('does not keep an idle session open by asking about it', async () => {
    const { staff } = office;
    const token = await newSession(staff);
    const page = await open(urls.one, token);
    const idle = () =>
      one.owner<{ idle_until: Date }>(
        'select idle_until from identity.session where person_id = $1 order by idle_until',
        [staff.personId],
      );
    const before = await idle();
    await sleep(350);
    expect(await idle()).toEqual(before);
    one.clock.advance(400 * 86_400_000);
    two.clock.set(one.clock.now());
    await page.ended;
    one.clock.advance(-400 * 86_400_000);
    two.clock.set(one.clock.now());
  });

  it('that the browser leaves is closed by the server too', async () => {
    const opened = new Set<Socket>();
    one.server.server.once('connection', (socket: Socket) => {
      opened.add(socket);
      socket.once('close', () => opened.delete(socket));
    });
    const headers = { authorization: `Bearer ${office.admin.token}` };
    const request = get(`${urls.one}/api/live`, { headers, agent: false });
    await once(request, 'response');
    expect(opened.size).toBe(1);
    request.destroy();
    expect(await comesTrue(() => opened.size === 0)).toBe(true);
  });

  it('of the eleventh page of a person takes the place of the first', async () => {
    const { admin } = office;
    const many: LivePage[] = [];
    for (let n = 0; n < 11; n += 1) many.push(await open(urls.one, admin.token));
    await many[0]!.ended;
    await done(one, [admin]);
    expect(await comesTrue(() => many.slice(1).every((page) => types(page).includes('done')))).toBe(true);
    for (const page of many) page.close();
  });

  it('ends when its process stops, which does not wait for it', async () => {
    const third = await testHouse({ beside: one });
    const url = await third.server.listen({ host: '127.0.0.1', port: 0 });
    const page = await open(url, office.regent.token);
    const began = Date.now();
    await third.close();
    await page.ended;
    expect(Date.now() - began).toBeLessThan(5_000);
  });
});
