import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { anyone, operation } from '#core/contract/operation.ts';
import { openGate } from '../session/gates.ts';
import { operationQuery } from './use-operation.ts';

const open = operation({
  id: 'letters.open',
  method: 'GET',
  path: '/api/letters/:letterId',
  summary: 'Open.',
  access: anyone,
  input: z.object({ letterId: z.string() }),
  output: z.object({ subject: z.string() }),
});

const unproved = { code: 'core.step-up-required', title: '' };
const answers: (() => Response)[] = [];
const refused = () => Response.json(unproved, { status: 403 });
const letter = () => Response.json({ subject: 'Anggaran' });
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

function reading() {
  vi.stubGlobal('fetch', async () => answers.shift()!());
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return { queries, query: operationQuery(open, { letterId: '1' }) };
}

afterEach(() => {
  vi.unstubAllGlobals();
  answers.length = 0;
});

it('who opens a confidential letter is asked for a fresh factor', async () => {
  const { queries, query } = reading();
  answers.push(refused, letter);
  const read = queries.fetchQuery(query);
  await settled();
  expect(openGate.get()?.kind).toBe('step-up');
  openGate.get()?.settle(true);
  await expect(read).resolves.toEqual({ subject: 'Anggaran' });
});

it('what is on screen is read again without a question over it, and stays as it was', async () => {
  const { queries, query } = reading();
  answers.push(letter, refused);
  await queries.fetchQuery(query);
  await expect(queries.fetchQuery(query)).rejects.toMatchObject({ code: 'core.step-up-required' });
  expect(openGate.get()).toBeNull();
  expect(queries.getQueryData(query.queryKey)).toEqual({ subject: 'Anggaran' });
});

it('what somebody turned away from does not ask again by itself', async () => {
  const { queries, query } = reading();
  answers.push(refused, refused);
  const read = expect(queries.fetchQuery(query)).rejects.toMatchObject({ code: 'core.step-up-required' });
  await settled();
  openGate.get()?.settle(false);
  await read;
  await expect(queries.fetchQuery(query)).rejects.toMatchObject({ code: 'core.step-up-required' });
  expect(openGate.get()).toBeNull();
});
