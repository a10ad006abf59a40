import type { Page } from 'playwright-core';

interface ShownLetter {
  id: string;
  securityClass: string;
  documents: { id: string; state: string }[];
}

/** A letter of class B whose first document was read, which may take a while after the start. */
export async function readLetter(page: Page): Promise<{ letterId: string; documentId: string }> {
  for (let tries = 0; tries < 60; tries += 1) {
    const { items } = (await (await page.request.get('/api/letters?size=50')).json()) as {
      items: { id: string }[];
    };
    for (const { id } of items) {
      const letter = (await (await page.request.get(`/api/letters/${id}`)).json()) as ShownLetter;
      const [document] = letter.documents;
      if (letter.securityClass === 'B' && document?.state === 'read')
        return { letterId: id, documentId: document.id };
    }
    await page.waitForTimeout(1_000);
  }
  throw new Error('No letter of the demonstration was read.');
}
