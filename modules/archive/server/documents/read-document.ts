import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { findInPages } from '#core/documents/find-in-pages.ts';
import { readingMinutes } from '#core/policy/step-up.ts';
import type { TxContext } from '#core/session/context.ts';
import type { documents } from '../../contract/documents.ts';
import { loadFileToRead } from '../emergency/load-to-read.ts';
import { loadRecord } from '../records/show-record.ts';
import {
  differingPages,
  type FilePlace,
  sizesOfPages,
  wordsAfter,
  wordsOfPage,
} from './documents.queries.ts';

/** Whoever reads a confidential record turns its pages for a while before they are asked again. */
const load = (ctx: TxContext, place: FilePlace) =>
  loadFileToRead(ctx, place, { freshMinutes: readingMinutes });

/** How many pages a file has, and their sizes. */
export async function showDocument(
  ctx: TxContext,
  input: InputOf<typeof documents.shape>,
): Promise<OutputOf<typeof documents.shape>> {
  await load(ctx, input);
  const runs = await sizesOfPages(ctx.tx, input);
  return {
    pages: runs[0]?.pages ?? 0,
    sizes: runs.map(({ page, width, height }) => ({ from: page, width, height })),
  };
}

/** The words of one page; none where nothing was read on it. */
export async function readPage(
  ctx: TxContext,
  input: InputOf<typeof documents.words>,
): Promise<OutputOf<typeof documents.words>> {
  await load(ctx, input);
  return (await wordsOfPage(ctx.tx, input)) ?? { body: '', boxes: [] };
}

/** Where words stand in a file. All finds are counted, the first are told. */
export async function findInDocument(
  ctx: TxContext,
  input: InputOf<typeof documents.find>,
): Promise<OutputOf<typeof documents.find>> {
  await load(ctx, input);
  return findInPages(input.q, (page, size) => wordsAfter(ctx.tx, { ...input, page }, size));
}

/** The pages on which two files of a record differ, which were brought one for the other. */
export async function compareVersions(
  ctx: TxContext,
  input: InputOf<typeof documents.compare>,
): Promise<OutputOf<typeof documents.compare>> {
  await loadRecord(ctx, input.recordId, { freshMinutes: readingMinutes });
  ensure(input.with !== input.position, 'core.not-found');
  const pages = await differingPages(ctx.tx, input.recordId, input.position, input.with);
  return { pages: pages.map(({ page }) => found(page)) };
}
