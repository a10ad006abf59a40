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
  followedUpAt: '2026-11-20T03:30:00.000Z',
  settledAt: '2026-11-21T01:00:00.000Z',
};

const asked = (kode: string, found: object = tracked): PortalRequest => ({
  call: (async () => found) as unknown as Call,
  upload: async () => {
    throw new Error('nothing is uploaded here');
  },
  fields: { kode },
  locale: 'id',
  t: (key, params) => [key, ...Object.values(params ?? {})].join(' '),
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

it('a letter whose registration was cancelled is not shown as worked on', async () => {
  const answer = await trackingPage.load(asked('AF7T7DTH6V7J8WK0', { ...tracked, stage: 'cancelled' }));
  const page = render(answer.body);
  expect(page).toContain('letters.portal.step.cancelled');
  expect(page).toContain('letters.portal.cancelled-hint');
  expect(page).not.toContain('letters.portal.step.worked-on');
});

it.each([
  ['disposed', 'letters.portal.since Jumat, 20 November 2026'],
  ['in-progress', 'letters.portal.since Jumat, 20 November 2026'],
  ['closed', 'letters.portal.step.worked-on</b><small>Jumat, 20 November 2026'],
])('a letter that is %s says since when it is followed up', async (stage, words) => {
  const settledAt = stage === 'closed' ? tracked.settledAt : null;
  const answer = await trackingPage.load(asked('AF7T7DTH6V7J8WK0', { ...tracked, stage, settledAt }));
  expect(render(answer.body)).toContain(words);
});

it('a letter that is not followed up yet, or was finished without, tells no day for it', async () => {
  for (const stage of ['registered', 'closed']) {
    const answer = await trackingPage.load(
      asked('AF7T7DTH6V7J8WK0', { ...tracked, stage, followedUpAt: null }),
    );
    const [, after] = render(answer.body).split('letters.portal.step.worked-on');
    expect(after!.slice(0, 60)).not.toContain('2026');
  }
});
