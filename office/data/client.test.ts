import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { anyone, operation } from '#core/contract/operation.ts';
import { openGate } from '../session/gates.ts';
import { call } from './client.ts';

const close = operation({
  id: 'letters.close',
  method: 'POST',
  path: '/api/letters/:letterId/closing',
  summary: 'Close.',
  access: anyone,
  input: z.object({ letterId: z.string() }),
  output: z.object({ closed: z.boolean() }),
});

let sent: { key: string | null }[] = [];
let answers: Response[] = [];

const done = () => Response.json({ closed: true });
const refusal = (status: number, code: string) =>
  Response.json({ code, title: code, requestId: 'r-1' }, { status });
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  sent = [];
  vi.stubGlobal('fetch', async (_address: string, init: RequestInit) => {
    sent.push({ key: new Headers(init.headers).get('idempotency-key') });
    const answer = answers.shift();
    if (!answer) throw new TypeError('network');
    return answer;
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  answers = [];
});

it('when the session has ended the person is asked, and the same act is sent again under the same key', async () => {
  answers = [refusal(401, 'core.signed-out'), done()];
  const act = call(close, { letterId: '1' });
  await settled();
  expect(openGate.get()?.kind).toBe('sign-in');
  openGate.get()?.settle(true);
  await expect(act).resolves.toEqual({ closed: true });
  expect(sent).toHaveLength(2);
  expect(sent[0]?.key).toBe(sent[1]?.key);
});

it('calls that are refused together wait at one gate', async () => {
  answers = [refusal(401, 'core.signed-out'), refusal(401, 'core.signed-out'), done(), done()];
  const acts = [call(close, { letterId: '1' }), call(close, { letterId: '2' })];
  await settled();
  openGate.get()?.settle(true);
  await expect(Promise.all(acts)).resolves.toHaveLength(2);
  expect(openGate.get()).toBeNull();
});

it('who turns away from the gate gets the refusal, with the request that a help desk can look up', async () => {
  answers = [refusal(403, 'core.step-up-required')];
  const act = call(close, { letterId: '1' });
  const refused = expect(act).rejects.toMatchObject({
    code: 'core.step-up-required',
    params: { requestId: 'r-1' },
  });
  await settled();
  expect(openGate.get()?.kind).toBe('step-up');
  openGate.get()?.settle(false);
  await refused;
  expect(sent).toHaveLength(1);
});

it('no answer at all is told apart from a refusal', async () => {
  await expect(call(close, { letterId: '1' })).rejects.toMatchObject({ code: 'office.no-answer' });
});
