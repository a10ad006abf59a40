import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Dialect } from '../contract/dialect.ts';
import { AppError } from '../contract/errors.ts';
import { anyone, operation } from '../contract/operation.ts';
import { openApi } from './openapi.ts';
import type { Call } from './pipeline.ts';
import { route } from './route.ts';
import { createServer } from './server.ts';

/** A protocol that nobody wrote: its refusals are shouted. */
const loud: Dialect = {
  name: 'LoudError',
  root: '/loud/v1/',
  mediaType: 'application/loud+json',
  headersOf: (answer) => ({ etag: `W/"${(answer as { turn: number }).turn}"` }),
  refusal: z.object({ no: z.string() }),
  refuse: ({ status, code }) => ({ status: status === 422 ? 400 : status, body: { no: code.toUpperCase() } }),
};
const common = { access: anyone, output: z.object({ turn: z.int() }), summary: 'Planted.' } as const;
const things = {
  show: operation({
    ...common,
    id: 'planted.show-thing',
    method: 'GET',
    path: '/loud/v1/Things/:thingId',
    dialect: loud,
    input: z.strictObject({ thingId: z.string() }),
  }),
  make: operation({
    ...common,
    id: 'planted.make-thing',
    method: 'POST',
    path: '/loud/v1/Things',
    dialect: loud,
    headers: { onlyIf: 'if-match' },
    makes: true,
    input: z.strictObject({ name: z.string(), onlyIf: z.string().optional() }),
  }),
  plain: operation({
    ...common,
    id: 'planted.show-plain',
    method: 'GET',
    path: '/api/plain',
    input: z.strictObject({}),
  }),
};
const routes = Object.values(things).map((op) => route(op, async () => ({ turn: 1 })));

const calls: Call[] = [];
let refusal: AppError | undefined;
const silent = { info: () => undefined, error: () => undefined };
const server = createServer({
  services: {
    publicUrl: 'http://localhost',
    log: silent,
    locales: { text: (_locale: string, key: string) => key },
  } as never,
  pipeline: {
    run: async (call) => {
      calls.push(call);
      if (refusal) throw refusal;
      return { answer: { turn: 7 }, reply: { cookies: [] } };
    },
  },
  routes,
  measure: () => undefined,
  trustProxy: false,
  maxUploadBytes: 1_000,
});
beforeAll(() => server.ready());
afterAll(() => server.close());

const send = (body: string, headers: Record<string, string>) =>
  server.inject({ method: 'POST', url: '/loud/v1/Things', headers, payload: body });
const own = 'application/loud+json; charset=utf-8';

it('takes and gives its media type, and the headers that it knows', async () => {
  const answer = await send('{"name":"a"}', { 'content-type': own, 'if-match': 'W/"6"' });
  expect([answer.statusCode, answer.headers['content-type'], answer.json()]).toEqual([201, own, { turn: 7 }]);
  expect(answer.headers.etag).toBe('W/"7"');
  expect(calls.at(-1)!.rawInput).toEqual({ name: 'a', onlyIf: 'W/"6"' });
  expect((await send('{"name":"a"}', { 'content-type': 'application/json' })).statusCode).toBe(201);
});

it('does not send what the reader has', async () => {
  const ask = (tag: string) => server.inject({ url: '/loud/v1/Things/1', headers: { 'if-none-match': tag } });
  expect([(await ask('"7"')).statusCode, (await ask('"7"')).body]).toEqual([304, '']);
  expect((await ask('"6"')).statusCode).toBe(200);
});

it('refuses in its own form, wherever the refusal comes from', async () => {
  const answers = [
    [await send('{"name":', { 'content-type': own }), 400, 'CORE.INVALID-INPUT'],
    [await send('name=a', { 'content-type': 'text/plain' }), 415, 'CORE.UNSUPPORTED-MEDIA-TYPE'],
    [await send(`"${'a'.repeat(1_100_000)}"`, { 'content-type': own }), 413, 'CORE.PAYLOAD-TOO-LARGE'],
    [await server.inject('/loud/v1/Nothing'), 404, 'CORE.NOT-FOUND'],
    [await server.inject({ method: 'DELETE', url: '/loud/v1/Things' }), 405, 'CORE.METHOD-NOT-ALLOWED'],
  ] as const;
  for (const [answer, status, no] of answers)
    expect([answer.statusCode, answer.headers['content-type'], answer.json()]).toEqual([status, own, { no }]);
  expect(answers[4][0].headers.allow).toBe('POST');
  refusal = new AppError('core.signed-out');
  const stranger = await server.inject('/loud/v1/Things/1');
  expect([stranger.statusCode, stranger.headers['www-authenticate']]).toEqual([401, 'Bearer']);
  refusal = undefined;
});

it('leaves all others as they are', async () => {
  expect((await server.inject('/api/plain')).headers['content-type']).toBe('application/json; charset=utf-8');
  const missing = await server.inject('/api/nothing');
  expect(missing.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const wrong = await server.inject({ method: 'POST', url: '/api/plain', payload: '' });
  expect([wrong.statusCode, wrong.headers['content-type']]).toEqual([
    405,
    'application/problem+json; charset=utf-8',
  ]);
});

it('stands in the API document as it is on the wire', () => {
  const { paths, components } = openApi(routes, '0') as never as {
    paths: Record<
      string,
      Record<
        string,
        { parameters: object[]; requestBody: unknown; responses: Record<string, { content?: object }> }
      >
    >;
    components: { schemas: object };
  };
  const { parameters, requestBody, responses } = paths['/loud/v1/Things']!.post!;
  expect(parameters).toContainEqual(
    expect.objectContaining({ name: 'if-match', in: 'header', required: false }),
  );
  expect(Object.keys(responses)).toContain('201');
  expect(Object.keys(responses)).not.toContain('422');
  expect(Object.keys(responses[400]!.content!)).toEqual(['application/loud+json']);
  expect(JSON.stringify(requestBody)).toContain('application/loud+json');
  expect(JSON.stringify(requestBody)).not.toContain('onlyIf');
  expect(Object.keys(components.schemas)).toEqual(['Problem', 'LoudError']);
});
