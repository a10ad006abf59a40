import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { anyone, operation } from '#core/contract/operation.ts';
import { openGate } from '../session/gates.ts';
import { call } from './client.ts';
import { reachable } from './reachable.ts';

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
function deferred() {
  let resolve: (response: Response) => void = () => {};
  const promise = new Promise<Response>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

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

it('what something in between answers in the place of the server is no answer: the act may have been done', async () => {
  const page = (status: number) =>
    new Response('<html>', { status, headers: { 'content-type': 'text/html' } });
  const cutOff = new Response('{"closed":', { headers: { 'content-type': 'application/json' } });
  for (const answer of [page(502), page(504), page(200), cutOff, Response.json(null, { status: 503 })]) {
    answers = [answer];
    await expect(call(close, { letterId: '1' })).rejects.toMatchObject({ code: 'office.no-answer' });
  }
});

it('what the page itself broke off is no fault of the network', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new DOMException('left', 'AbortError')));
  const signal = AbortSignal.abort();
  await expect(call(close, { letterId: '1' }, { signal })).rejects.toMatchObject({ name: 'AbortError' });
});

it('who turned away from a gate is not asked again for what was sent before that', async () => {
  const late = deferred();
  vi.stubGlobal('fetch', (address: string) =>
    address.includes('/2/') ? late.promise : Promise.resolve(refusal(403, 'core.step-up-required')),
  );
  const first = expect(call(close, { letterId: '1' })).rejects.toMatchObject({
    code: 'core.step-up-required',
  });
  const second = expect(call(close, { letterId: '2' })).rejects.toMatchObject({
    code: 'core.step-up-required',
  });
  await settled();
  openGate.get()?.settle(false);
  await first;
  late.resolve(refusal(403, 'core.step-up-required'));
  await second;
  expect(openGate.get()).toBeNull();
});

it('what answers in place of the server is no answer, and the office knows that it is not reached', async () => {
  answers = [new Response('<h1>Masuk ke Wi-Fi hotel</h1>', { headers: { 'content-type': 'text/html' } })];
  await expect(call(close, { letterId: '1' })).rejects.toMatchObject({ code: 'office.no-answer' });
  expect(reachable.get()).toBe(false);
  answers = [done()];
  await call(close, { letterId: '1' });
  expect(reachable.get()).toBe(true);
});
