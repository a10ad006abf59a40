import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '#core/contract/errors.ts';
import type { Tx } from '#core/db/tx.ts';
import { documentMediaType, documentTypes } from '#core/documents/document-type.ts';
import { pageWords } from '#core/documents/page-words.ts';
import { type ReadResult, readDocument } from '#core/documents/sandbox.ts';
import { enqueue, type Job, type JobContext, job } from '#core/jobs/job.ts';
import { RecordId } from '../../contract/terms.ts';
import { unreadFiles, wordsOfRecord } from '../documents/documents.queries.ts';
import { type FilePage, insertPages, insertText } from '../records/records.writes.ts';

const Payload = z.object({ recordId: RecordId });
const maxObjectBytes = 200_000_000;
/** Refusals that say nothing about the document: it is tried again. */
const passing = new Set(['documents.cancelled', 'documents.reader-stopped', 'core.busy']);

/**
 * Reads the files of a record of which nobody has read a page: pictures of the pages, words with their places, and the
 * words for the search. What was read stays read, should it be interrupted between two files.
 */
export const readRecordJob: Job<typeof Payload> = job({
  name: 'archive.read-record',
  payload: Payload,
  maxAttempts: 3,
  background: true,
  run: async (ctx, { recordId }) => {
    const files = await ctx.transact('read', ({ tx }) => unreadFiles(tx, recordId));
    for (const file of files) await readFile(ctx, recordId, file);
    await ctx.transact('write', async ({ tx }) => {
      const { first, files: words } = await wordsOfRecord(tx, recordId);
      const added = words.filter((text) => text !== '' && !first.includes(text));
      await insertText(tx, recordId, [first, ...added].filter(Boolean).join('\n'));
    });
  },
});

type UnreadFile = Awaited<ReturnType<typeof unreadFiles>>[number];

/** Reads one file. Where it cannot be read, nobody is kept from finding it by its title. */
async function readFile(ctx: JobContext, recordId: RecordId, file: UnreadFile): Promise<void> {
  const type = documentTypes.find((one) => documentMediaType[one] === file.media_type);
  if (!type) return;
  const folder = await mkdtemp(path.join(tmpdir(), 'pendopo-record-'));
  try {
    await ctx.files.withLocalCopy(file.sha256, async (source) => {
      const { maxPages } = ctx.reading;
      const read = await readDocument({ source, type, outDir: folder, maxPages, signal: ctx.signal });
      const pages = await keepPictures(ctx, read);
      await ctx.transact('write', ({ tx }) => insertPages(tx, recordId, file.position, pages));
    });
  } catch (error) {
    if (!(error instanceof AppError) || passing.has(error.code)) throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function keepPictures(ctx: JobContext, read: ReadResult): Promise<FilePage[]> {
  const put = async (picture: string) => {
    const options = { maxBytes: maxObjectBytes, agency: ctx.actor.agencyId };
    return (await ctx.files.put(createReadStream(picture), options)).sha256;
  };
  const pages: FilePage[] = [];
  for (const page of read.pages) {
    const image = read.images.find((one) => one.page === page.page);
    const text = { width: page.width, height: page.height, ...pageWords(page) };
    pages.push({
      page: page.page,
      imageSha256: image ? await put(image.path) : null,
      thumbnailSha256: image ? await put(image.thumbnail) : null,
      text,
    });
  }
  return pages;
}

/** Asks for a record to be read, in the transaction that files it. */
export function requestReading(tx: Tx, agencyId: string, recordId: RecordId): Promise<void> {
  return enqueue(tx, agencyId, readRecordJob, { recordId }, { key: `archive.read-record:${recordId}` });
}
