import { render } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { frontPage } from './front-page.tsx';
import { linkTo } from './language-kept.tsx';
import type { PortalRequest } from './portal-page.ts';
import { renderPortal } from './render-portal.tsx';

const nothing = async () => {
  throw new Error('nothing is asked of the API here');
};
const asked = (lang?: string): PortalRequest => ({
  call: nothing,
  upload: nothing,
  fields: lang ? { lang } : {},
  locale: lang === 'en' ? 'en' : 'id',
  t: (key) => key,
});

const files = { stylesheet: '/portal/a.css', scripts: { 'drop-file': '/portal/b.js' } };

it('a visitor who chose English keeps it from page to page, and in what they send', async () => {
  const request = asked('en');
  const answer = await frontPage.load(request);
  expect(render(answer.body)).toContain('<input type="hidden" name="lang" value="en"');
  const page = renderPortal(answer, request, files, '/?lang=en');
  const links = [...page.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(([, href]) => href);
  const ofPortal = links.filter((href) => !href?.startsWith('/office/'));
  expect(ofPortal.length).toBeGreaterThan(1);
  for (const href of ofPortal) expect(href).toContain('?lang=en');
});

it('without a choice no address speaks of a language', async () => {
  const answer = await frontPage.load(asked());
  expect(render(answer.body)).not.toContain('name="lang"');
  expect(linkTo('/lacak', asked())).toBe('/lacak');
});

it('a link into a page keeps its place, and what is no language is not carried on', () => {
  expect(linkTo('/api/reference/letters#letters.open', asked('en'))).toBe(
    '/api/reference/letters?lang=en#letters.open',
  );
  expect(linkTo('/lacak', asked('"><script>'))).toBe('/lacak');
});
