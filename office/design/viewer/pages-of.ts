import type { DocumentShape } from '#core/contract/paged-document.ts';
import type { ViewerPage } from './viewer-page.tsx';

/** The pages of a document from the runs of sizes that the server tells; none before it told. */
export function pagesOf(
  shape: DocumentShape | undefined,
  address: (page: number, size: 'full' | 'thumbnail') => string,
): readonly ViewerPage[] {
  if (!shape) return [];
  let run = 0;
  return Array.from({ length: shape.pages }, (_, at) => {
    const number = at + 1;
    if (shape.sizes[run + 1] && shape.sizes[run + 1]!.from <= number) run += 1;
    const { width = 210, height = 297 } = shape.sizes[run] ?? {};
    return { number, width, height, image: address(number, 'full'), thumbnail: address(number, 'thumbnail') };
  });
}
