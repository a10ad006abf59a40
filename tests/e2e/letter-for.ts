import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { OfficeBrowser } from './office-browser.ts';

/** Who passes a letter of a test on, from the registry down, by the keys of the demo. */
const clerk = 'tata-usaha';
const head = 'kadis-kominfo';
const division = 'kabid-aptika';

/**
 * A letter of one test's own that has come to a member of staff, so that no file waits for what another one does. Answers
 * the desk on which it lies.
 */
export async function letterFor(office: OfficeBrowser, staff: string, subject: string): Promise<string> {
  const [registry, above, between, own] = await Promise.all(
    [clerk, head, division, staff].map((key) => office.person(key)),
  );
  const { id } = await post<{ id: string }>(registry!, '/api/letters', {
    sender: 'Dinas Kesehatan Kabupaten Arunika',
    subject,
    addressees: [await postOf(above!)],
  });
  const order = { instructions: ['TINDAK_LANJUT'], note: '' };
  const given = await post<Given>(above!, `/api/letters/${id}/dispositions`, {
    ...order,
    postId: await postOf(above!),
    recipients: [await postOf(between!)],
  });
  const desk = given.recipients[0]!.id;
  const forwarded = await post<Given>(between!, `/api/dispositions/desks/${desk}/forwarding`, {
    ...order,
    recipients: [await postOf(own!)],
  });
  return forwarded.recipients[0]!.id;
}

interface Given {
  recipients: { id: string }[];
}

async function postOf(page: Page): Promise<string> {
  const answer = await page.request.get('/api/session');
  return ((await answer.json()) as { posts: { id: string }[] }).posts[0]!.id;
}

async function post<T>(page: Page, path: string, data: object): Promise<T> {
  const answer = await page.request.post(path, { data });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return (await answer.json()) as T;
}
