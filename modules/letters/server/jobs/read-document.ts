import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { dayIn } from '#core/clock/clock.ts';
import { AppError, found } from '#core/contract/errors.ts';
import { documentMediaType, documentTypes } from '#core/documents/document-type.ts';
import { pageString } from '#core/documents/page-text.ts';
import { type ReadResult, readDocument } from '#core/documents/sandbox.ts';
import { enqueue, type Job, type JobContext, job } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { classificationTitles } from '#modules/archive/server/archive.api.ts';
import { DocumentId } from '../../contract/terms.ts';
import { documentById } from '../letters.queries.ts';
import { proposalsFrom } from '../proposals.ts';
import { documentState, writePages } from '../reading.writes.ts';
import { requestIndexing } from './index-letter.ts';

const Payload = z.object({ documentId: DocumentId });
const maxObjectBytes = 200_000_000;
/** Refusals that say nothing about the document: it is tried again. */
const passing = new Set(['documents.cancelled', 'documents.reader-stopped', 'core.busy']);

/** Reads a document: pictures of its pages, their text, a searchable copy, and proposals for registration. */
export const readDocumentJob: Job<typeof Payload> = job({
  name: 'letters.read-document',
  payload: Payload,
  maxAttempts: 3,
  run: async (ctx, { documentId }) => {
    const document = await ctx.transact('write', async ({ tx }) => {
      await documentState(tx, documentId, begun(ctx));
      return documentById(tx, documentId);
    });
    if (!document) return;
    const sha256 = document.sha256.toString('hex');
    const folder = await mkdtemp(path.join(tmpdir(), 'pendopo-read-'));
    try {
      await ctx.files.withLocalCopy(sha256, async (source) => {
        const type = found(documentTypes.find((one) => documentMediaType[one] === document.media_type));
        const result = await readDocument({
          source,
          type,
          outDir: folder,
          maxPages: ctx.reading.maxPages,
          signal: ctx.signal,
        });
        await keep(ctx, documentId, result);
      });
    } catch (error) {
      // A file that cannot be read never blocks registration: the clerk sees why and types by hand.
      if (!(error instanceof AppError) || passing.has(error.code)) throw error;
      await ctx.transact('write', ({ tx }) =>
        documentState(tx, documentId, { state: 'failed', failure: error.code }),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});

/**
 * Where the document stands while it is read. The last try begins as failed: should it end with the process, nothing
 * comes after it that could say so, and the clerk would wait for ever.
 */
function begun({ lastTry }: JobContext) {
  return lastTry
    ? { state: 'failed' as const, failure: 'documents.reader-stopped' }
    : { state: 'reading' as const, failure: null };
}

async function keep(ctx: JobContext, documentId: DocumentId, result: ReadResult): Promise<void> {
  const put = async (file: string) =>
    (await ctx.files.put(createReadStream(file), { maxBytes: maxObjectBytes, agency: ctx.actor.agencyId }))
      .sha256;
  const pictures = new Map<number, { image: string; thumbnail: string }>();
  for (const image of result.images)
    pictures.set(image.page, { image: await put(image.path), thumbnail: await put(image.thumbnail) });
  const searchable = result.searchablePdf ? await put(result.searchablePdf) : null;
  const read = proposalsFrom(result.pages);
  await ctx.transact('write', async ({ tx, actor, clock }) => {
    const titleOf = await classificationTitles(tx, dayIn(actor.zone, clock.now()));
    const proposals = read.filter(({ field, value }) => field !== 'classificationCode' || titleOf(value));
    await writePages(
      tx,
      actor.agencyId,
      documentId,
      result.pages.map((page) => ({ page, body: pageString(page), ...pictures.get(page.page) })),
    );
    const letterId = await documentState(tx, documentId, {
      state: 'read',
      failure: null,
      page_count: result.pageCount,
      source: result.source,
      searchable_sha256: searchable,
      proposals: JSON.stringify(proposals),
      read_at: clock.now(),
    });
    if (letterId) await requestIndexing(tx, actor.agencyId, letterId);
  });
}

/**
 * Asks for a document to be read, in the transaction that took it in. There are as many queues as documents may be
 * read at once: readings wait for each other, and nothing else waits for them.
 */
export function requestReading(ctx: TxContext, documentId: string): Promise<void> {
  return enqueue(
    ctx.tx,
    ctx.actor.agencyId,
    readDocumentJob,
    { documentId },
    {
      key: `letters.read-document:${documentId}`,
      queue: readingQueue(documentId, ctx.reading.documentsAtOnce),
    },
  );
}

/** The last digits of an id are as good as drawn by lot. */
export function readingQueue(documentId: string, queues: number): string {
  return `letters.read-document:${Number.parseInt(documentId.slice(-8), 16) % queues}`;
}
