import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { operation, signedIn } from '#core/contract/operation.ts';
import { type FakeBrowser, fakeBrowser, refusal, settled } from '../session/test/fake-browser.ts';
import { deviceInMemory } from './test/device-in-memory.ts';

const device = deviceInMemory();
vi.mock('./device-store.ts', () => device);

const open = operation({
  id: 'letters.open',
  method: 'GET',
  path: '/api/letters/:letterId',
  summary: 'Open.',
  access: signedIn,
  input: z.object({ letterId: z.string() }),
  output: z.object({ id: z.string() }),
});
const asked = 'GET /api/letters/1';
const letter = () => Response.json({ id: '1' });

let browser: FakeBrowser;
let read: () => Promise<unknown>;

beforeEach(async () => {
  vi.resetModules();
  browser = fakeBrowser();
  device.empty();
  const { allowOffline } = await import('./offline-rules.ts');
  allowOffline([
    { kept: [{ operation: open.id, part: (answer) => ({ answer, folder: '1', opensFolder: true }) }] },
  ]);
  const { keepFor } = await import('./kept-answers.ts');
  keepFor('arunika.ani');
  const { readAnswer } = await import('./read-answer.ts');
  read = () => readAnswer(open, { letterId: '1' }, {});
  browser.answers[asked] = [letter];
  await read();
  await settled();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('what was read is found again without a network', async () => {
  browser.answers = {};
  await expect(read()).resolves.toEqual({ id: '1' });
});

it.each(['core.not-found', 'core.step-up-required'])(
  'after %s it is not found again without a network',
  async (code) => {
    browser.answers[asked] = [refusal(code === 'core.not-found' ? 404 : 403, code)];
    const refused = expect(read()).rejects.toMatchObject({ code });
    await settled();
    const { openGate } = await import('../session/gates.ts');
    openGate.get()?.settle(false);
    await refused;
    await settled();
    browser.answers = {};
    await expect(read()).rejects.toMatchObject({ code: 'office.no-answer' });
  },
);

it('a server that is busy takes nothing away', async () => {
  browser.answers[asked] = [refusal(503, 'core.busy')];
  await expect(read()).rejects.toMatchObject({ code: 'core.busy' });
  await settled();
  browser.answers = {};
  await expect(read()).resolves.toEqual({ id: '1' });
});
