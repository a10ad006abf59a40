import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { operation, signedIn } from '#core/contract/operation.ts';
import { type FakeBrowser, fakeBrowser, person, refusal } from '../session/test/fake-browser.ts';
import { deviceInMemory } from './test/device-in-memory.ts';

const device = deviceInMemory();
vi.mock('./device-store.ts', () => device);

const session = 'GET /api/session';
const report = operation({
  id: 'dispositions.report',
  method: 'POST',
  path: '/api/desks/:desk/reports',
  summary: 'Report.',
  access: signedIn,
  input: z.object({ desk: z.string(), text: z.string() }),
  output: z.object({}),
});
const at = (desk: string) => `POST /api/desks/${desk}/reports`;
const done = () => Response.json({});
const owner = 'arunika.ani';

let browser: FakeBrowser;
let outbox: typeof import('./outbox.ts');
let gates: typeof import('../session/gates.ts');
let stop = () => {};

/** What was reported without a network, one after the other: `desk text`. */
async function reported(...acts: string[]): Promise<void> {
  for (const [n, act] of acts.entries()) {
    const [subject, text] = act.split(' ') as [string, string];
    const input = { desk: subject, text };
    await device.putRow('acts', {
      owner,
      key: `key-${act.replace(' ', '-')}`,
      ...({ operation: report.id, input, subject, words: text, at: Date.now() + n } as object),
    });
  }
}

const sent = () => browser.sent.filter(({ what }) => what !== session).map(({ what }) => what);
const left = () => device.rows('acts').map(({ key }) => key);

beforeEach(async () => {
  vi.resetModules();
  browser = fakeBrowser();
  vi.stubGlobal('navigator', { onLine: true });
  device.empty();
  browser.answers = { [session]: [() => Response.json(person('ani'))] };
  const { allowOffline } = await import('./offline-rules.ts');
  allowOffline([{ queued: [report] }]);
  const { workAs } = await import('../session/at-work.ts');
  workAs(person('ani') as never);
  gates = await import('../session/gates.ts');
  outbox = await import('./outbox.ts');
  stop = outbox.followOutbox(owner);
  await outbox.sendUnsent();
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('an act that asks for a fresh factor holds back its own thing only, and is sent when the person says so', async () => {
  browser.answers[at('rahasia')] = [refusal(403, 'core.step-up-required'), done];
  browser.answers[at('biasa')] = [done];
  await reported('rahasia satu', 'rahasia dua', 'biasa satu');
  await outbox.sendUnsent();
  expect(gates.openGate.get()).toBeNull();
  expect(sent()).toEqual([at('rahasia'), at('biasa')]);
  expect(left()).toEqual(['key-rahasia-satu', 'key-rahasia-dua']);

  browser.answers[at('rahasia')] = [refusal(403, 'core.step-up-required'), done, done];
  const sending = outbox.sendUnsentNow();
  await vi.waitFor(() => expect(gates.openGate.get()?.kind).toBe('step-up'));
  gates.openGate.get()?.settle(true);
  await sending;
  expect(left()).toEqual([]);
});

it('behind a refused act later ones on the same thing wait for the person, those on others go on', async () => {
  browser.answers[at('satu')] = [refusal(409, 'dispositions.closed'), done];
  browser.answers[at('dua')] = [done];
  await reported('satu awal', 'satu akhir', 'dua awal');
  await outbox.sendUnsent();
  await outbox.sendUnsent();
  expect(sent()).toEqual([at('satu'), at('dua')]);
  await outbox.discardUnsent('key-satu-awal');
  await outbox.sendUnsent();
  expect(left()).toEqual([]);
});

it('nothing is sent while the browser belongs to somebody else', async () => {
  browser.answers[at('satu')] = [done];
  await reported('satu awal');
  browser.answers[session] = [() => Response.json(person('budi'))];
  await outbox.sendUnsent();
  await outbox.sendUnsentNow();
  expect(sent()).toEqual([]);
  expect(left()).toEqual(['key-satu-awal']);
});

it('an act is sent for its own person: should somebody sign in meanwhile, the server refuses it and it stays', async () => {
  browser.answers[at('satu')] = [refusal(409, 'core.other-person')];
  await reported('satu awal', 'dua awal');
  await outbox.sendUnsent();
  expect(browser.sent.find(({ what }) => what === at('satu'))).toMatchObject({
    person: 'ani',
    key: 'key-satu-awal',
  });
  expect(sent()).toEqual([at('satu')]);
  expect(left()).toEqual(['key-satu-awal', 'key-dua-awal']);
  expect(device.rows('acts').some((act) => 'refusal' in act)).toBe(false);
});

it('a gateway that answers in place of the server refuses nothing', async () => {
  browser.answers[at('satu')] = [() => new Response('<h1>Bad gateway</h1>', { status: 502 })];
  await reported('satu awal');
  await outbox.sendUnsent();
  expect(left()).toEqual(['key-satu-awal']);
  expect(device.rows('acts').some((act) => 'refusal' in act)).toBe(false);
});

it("what somebody left unsent and did not come back for in a month is erased, not what is one's own", async () => {
  const month = 31 * 24 * 3_600_000;
  await reported('satu awal');
  for (const who of ['arunika.budi', owner]) {
    const act = { operation: report.id, input: {}, subject: 'tiga', words: '', at: Date.now() - month };
    await device.putRow('acts', { owner: who, key: `old-${who}`, ...(act as object) });
  }
  stop();
  stop = outbox.followOutbox(owner);
  await vi.waitFor(() => expect(left()).not.toContain('old-arunika.budi'));
  expect(left()).toContain(`old-${owner}`);
});
