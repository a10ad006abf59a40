import { AppError, found } from '#core/contract/errors.ts';
import type { Tx } from '#core/db/tx.ts';
import type { TxContext } from '#core/session/context.ts';
import type { UploadedFile, UploadId } from '#modules/files/contract/types.ts';
import { presentUploaded } from './files.present.ts';
import {
  duplicatesOf,
  type FileRow,
  filesByIds,
  ownUpload,
  type Refusal,
  type UploadRow,
} from './files.queries.ts';

/** The person's own upload, with the file once there is one. A refused upload goes on being refused. */
export async function lookAtUpload(
  { tx, actor }: TxContext,
  uploadId: UploadId,
): Promise<{ upload: UploadRow; file: UploadedFile | null }> {
  const upload = found(await ownUpload(tx, actor.personId, uploadId));
  const refusal = upload.refusal as Refusal | null;
  if (refusal) throw new AppError(refusal.code, refusal.params);
  if (upload.file_id === null) return { upload, file: null };
  const [file] = await filesByIds(tx, [upload.file_id]);
  return { upload, file: await uploadedFile(tx, found(file)) };
}

/** A file as its uploader sees it. */
export async function uploadedFile(tx: Tx, file: FileRow): Promise<UploadedFile> {
  return presentUploaded(file, await duplicatesOf(tx, file));
}
