import { connect } from 'node:net';
import { expect } from 'vitest';
import type { Dialect } from '#core/contract/dialect.ts';
import { declaredErrors } from '#core/contract/errors.ts';
import type { TestHouse } from '#tests/house/test-house.ts';
import type { ServedHouse } from './served-house.ts';

/** A refusal as a stranger reads it. */
export interface Refusal {
  status: number;
  code: string;
  fields: { path: string; code: string }[];
}

/** The refusal in an answer; fails unless it is a problem document of the client's fault with a declared code. */
export async function refusalIn(answer: Response): Promise<Refusal> {
  const text = await answer.text();
  expect(answer.status, text).toBeGreaterThanOrEqual(400);
  expect(answer.status, text).toBeLessThan(500);
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  return readProblem(answer.status, text);
}

/** The problem document in a text; of a protocol of others in its own form, which says the code at the end of its sentence. */
export function readProblem(status: number, text: string, dialect?: Dialect): Refusal {
  const problem = JSON.parse(text);
  if (dialect) return readDialect(status, text, dialect);
  expect(problem).toMatchObject({ type: 'about:blank', status, title: expect.any(String) });
  expect(problem.title).not.toMatch(/^errors\.|\{\{\w+\}\}/);
  expect(problem.requestId).toEqual(expect.any(String));
  expect(declaredErrors().get(problem.code), `${problem.code} is not declared`).toEqual({ status });
  expect(text).not.toMatch(/node_modules|\.ts:\d|at [A-Z]\w+ \(|select .* from|pg_/i);
  return { status, code: problem.code, fields: problem.fields };
}

function readDialect(status: number, text: string, dialect: Dialect): Refusal {
  const body = JSON.parse(text);
  expect(dialect.refusal.parse(body)).toEqual(body);
  const [, code = '', requestId] = /\(([a-z]+\.[a-z-]+), ([\w-]+)\)$/.exec(body.detail) ?? [];
  expect(requestId, text).toEqual(expect.any(String));
  const declared = declaredErrors().get(code)?.status ?? 0;
  const told = dialect.refuse({ status: declared, code, title: '', fields: [], requestId: '' }).status;
  expect(told, `${code} is not declared`).toBe(status);
  expect(text).not.toMatch(/node_modules|\.ts:\d|at [A-Z]\w+ \(|select .* from|pg_/i);
  return { status, code, fields: [] };
}

/** Tables that count, remember or time requests: they change with every question. An agency's key is made with its first file. */
const restless = new Set([
  'core.throttle',
  'core.idempotency',
  'core.spent_key',
  'core.agency_key',
  'identity.session',
]);

/** How many rows every table of the house has. */
export async function rowCounts(house: TestHouse): Promise<Record<string, number>> {
  const tables = await house.owner<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker') order by 1`,
  );
  const kept = tables.filter(({ name }) => !restless.has(name));
  const [row] = await house.owner<Record<string, number>>(
    `select ${kept.map(({ name }) => `(select count(*)::int from ${name}) as "${name}"`).join(', ')}`,
  );
  return row!;
}

/** Runs the work and expects that not one row came or went, and that the house is well. */
export async function changesNothing<T>(house: TestHouse | ServedHouse, work: () => Promise<T>): Promise<T> {
  const before = await rowCounts(house);
  const result = await work();
  expect(await rowCounts(house)).toEqual(before);
  if ('ask' in house) await expectWell(house);
  return result;
}

export async function expectWell(house: ServedHouse): Promise<void> {
  const answer = await house.ask('/healthz');
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Sends bytes as they are and reads what comes back until the server closes or falls silent. */
export function sendRaw(port: number, bytes: Buffer | string, patience = 5_000): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const finish = () => {
      socket.destroy();
      const text = Buffer.concat(pieces).toString();
      if (text === '') reject(new Error('closed without an answer'));
      else resolve(parseAnswer(text));
    };
    socket.on('data', (piece: Buffer) => {
      pieces.push(piece);
      if (isWhole(Buffer.concat(pieces).toString())) finish();
    });
    socket.setTimeout(patience, finish);
    socket.on('end', finish);
    socket.on('error', finish);
  });
}

function isWhole(text: string): boolean {
  const [head, ...rest] = text.split('\r\n\r\n');
  const length = /^content-length: (\d+)/im.exec(head!)?.[1];
  return length !== undefined && Buffer.byteLength(rest.join('\r\n\r\n')) >= Number(length);
}

function parseAnswer(text: string): RawAnswer {
  const [head, ...rest] = text.split('\r\n\r\n');
  const [line, ...lines] = head!.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((one) => [
      one.slice(0, one.indexOf(':')).toLowerCase(),
      one.slice(one.indexOf(':') + 1).trim(),
    ]),
  );
  return { status: Number(line!.split(' ')[1]), headers, body: rest.join('\r\n\r\n') };
}
