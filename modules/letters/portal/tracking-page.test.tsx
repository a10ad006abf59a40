import { render } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import type { Call } from '#core/contract/client.ts';
import type { PortalRequest } from '#portal/portal-page.ts';
import { trackingPage } from './tracking-page.tsx';

const tracked = {
  agencyName: 'Pemerintah Kabupaten Arunika',
  zone: 'Asia/Jakarta',
  stage: 'closed',
  receivedAt: '2026-11-20T01:00:00.000Z',
  registeredAt: '2026-11-20T01:05:00.000Z',
  settledAt: '2026-11-21T01:00:00.000Z',
};

const asked = (kode: string): PortalRequest => ({
  call: (async () => tracked) as unknown as Call,
  fields: { kode },
  locale: 'id',
  t: (key) => key,
});

it.each(['AF7T7DTH6V7J8WK0', 'af7t-7dth-6v7j-8wk0', ' AF7T 7DTH 6V7J 8WK0 '])(
  'a code is shown as its receipt has it, though it was typed as %s',
  async (typed) => {
    const answer = await trackingPage.load(asked(typed));
    expect(render(answer.body)).toContain('<dd>AF7T-7DTH-6V7J-8WK0</dd>');
  },
);

it('what is no code is given back as it was typed', async () => {
  const answer = await trackingPage.load(asked('123'));
  expect(answer.status).toBe(422);
  expect(render(answer.body)).toContain('value="123"');
});
