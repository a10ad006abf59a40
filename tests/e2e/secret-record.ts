import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { onePagePdf } from '#modules/files/test/documents.ts';

/** Files a record of class R, with a file of one page, in a dossier that its clerk alone is named for; tells its id. */
export async function secretRecord(
  clerk: Page,
  url: string,
  { title, number }: { title: string; number: string },
): Promise<string> {
  const read = async <T>(path: string): Promise<T> =>
    (await (await clerk.request.get(`${url}${path}`)).json()) as T;
  const sent = async <T>(path: string, options: object): Promise<T> => {
    const answer = await clerk.request.post(`${url}${path}`, options);
    expect(answer.status(), await answer.text()).toBeLessThan(300);
    return (await answer.json()) as T;
  };
  const { posts } = await read<{ posts: { id: string }[] }>('/api/session');
  const { items } = await read<{ items: { id: string; name: string }[] }>('/api/units');
  const unitId = items.find((unit) => unit.name === 'Dinas Komunikasi dan Informatika')!.id;
  const dossier = await sent<{ id: string }>('/api/archive/dossiers', {
    data: { unitId, code: '500.12.4', title, securityClass: 'R', readers: [posts[0]!.id] },
  });
  const { file } = await sent<{ file: { fileId: string } }>('/api/files?name=insiden.pdf', {
    data: onePagePdf(),
    headers: { 'content-type': 'application/pdf' },
  });
  const filed = await sent<{ id: string }>(`/api/archive/dossiers/${dossier.id}/records`, {
    data: { title, number, fileIds: [file.fileId] },
  });
  return filed.id;
}
