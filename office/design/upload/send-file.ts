import { AppError } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { files } from '#modules/files/contract/operations.ts';
import { call } from '../../data/client.ts';
import { mayPass } from '../../data/query-client.ts';
import { sendBytes } from '../../data/send-bytes.ts';
import { unfinishedUpload } from './unfinished-upload.ts';

type Upload = OutputOf<typeof files.startUpload>;
export type SentFile = NonNullable<Upload['file']>;

/** Pieces grow on a fast network and shrink on a slow one, so that little is lost when it breaks off. */
const smallest = 64 * 1024;
const largest = 4 * 1024 * 1024;
const quickPiece = 1_500;
const slowPiece = 6_000;
const attempts = 6;

export interface SendOptions {
  signal: AbortSignal;
  /** Share of the file that is safely there, 0 to 1. */
  onProgress: (share: number) => void;
}

/**
 * Sends a file in pieces. A break in the network is waited out; an upload that was given up (or a page that was closed)
 * goes on where it stopped when the same file is chosen again.
 */
export async function sendFile(file: File, options: SendOptions): Promise<SentFile> {
  const unfinished = unfinishedUpload(file);
  let upload =
    (await resume(unfinished.uploadId())) ??
    (await call(files.startUpload, { name: file.name, size: file.size }, { signal: options.signal }));
  unfinished.keep(upload.uploadId);
  let size = 256 * 1024;
  try {
    while (!upload.file) {
      options.onProgress(upload.offset / file.size);
      const began = Date.now();
      upload = await sendPiece(file, upload, size, options.signal);
      const took = Date.now() - began;
      if (took < quickPiece) size = Math.min(size * 2, largest);
      else if (took > slowPiece) size = Math.max(size / 2, smallest);
    }
  } catch (fault) {
    if (!mayPass(fault)) unfinished.forget();
    throw fault;
  }
  unfinished.forget();
  options.onProgress(1);
  return upload.file;
}

async function resume(uploadId: string | null): Promise<Upload | null> {
  if (!uploadId) return null;
  return call(files.showUpload, { uploadId }).catch(() => null);
}

async function sendPiece(file: File, upload: Upload, size: number, signal: AbortSignal): Promise<Upload> {
  const { uploadId } = upload;
  let offset = upload.offset;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await sendBytes(
        files.continueUpload,
        { uploadId, offset },
        file.slice(offset, offset + size),
        signal,
      );
    } catch (fault) {
      if (signal.aborted) throw fault;
      if (fault instanceof AppError && fault.code === 'files.offset-mismatch' && attempt < attempts) {
        offset = Number(fault.params.offset);
        continue;
      }
      if (!mayPass(fault) || attempt >= attempts) throw fault;
      await pause(500 * 2 ** attempt, signal);
      const known = await call(files.showUpload, { uploadId }, { signal }).catch(() => null);
      if (known?.file) return known;
      offset = known?.offset ?? offset;
    }
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
    addEventListener('online', () => resolve(), { once: true });
  });
}
