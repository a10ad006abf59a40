import type { FileId } from '#core/contract/ids.ts';
import type { FileView, UploadedFile, UploadId, UploadView } from '#modules/files/contract/types.ts';
import type { FileRow, UploadRow } from './files.queries.ts';

/** How long an untouched upload is kept. */
export const uploadLifetime = 24 * 3_600_000;

export function presentFile(row: FileRow): FileView {
  return {
    fileId: row.id as FileId,
    name: row.name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256.toString('hex'),
    uploadedAt: row.created_at.toISOString(),
  };
}

export function presentUploaded(
  row: FileRow,
  duplicates: readonly Pick<FileRow, 'id' | 'created_at'>[],
): UploadedFile {
  return {
    ...presentFile(row),
    duplicateOf: duplicates.map(({ id, created_at }) => ({
      fileId: id as FileId,
      uploadedAt: created_at.toISOString(),
    })),
  };
}

export function presentUpload(row: UploadRow, offset: number, file: UploadedFile | null): UploadView {
  return {
    uploadId: row.id as UploadId,
    name: row.name,
    sizeBytes: row.size_bytes,
    offset,
    expiresAt: new Date(row.touched_at.getTime() + uploadLifetime).toISOString(),
    file,
  };
}
