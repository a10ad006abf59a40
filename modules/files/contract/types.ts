import { z } from 'zod';
import { FileId, type Id, idOf } from '#core/contract/ids.ts';
import { Instant } from '#core/contract/schemas.ts';

export type UploadId = Id<'Upload'>;
export const UploadId = idOf('Upload');

/** The name that a file had where it came from; cleaned before it is kept, so almost anything is taken. */
export const FileName = z.string().trim().min(1).max(1_000);

/** A file of which the whole content is here. */
export const FileView = z.object({
  fileId: FileId,
  name: z.string(),
  /** IANA media type, by content, never by name. */
  mediaType: z.string(),
  sizeBytes: z.int(),
  /** Lower-case hex. */
  sha256: z.string(),
  uploadedAt: Instant,
});
export type FileView = z.output<typeof FileView>;

/** An earlier file of the same person with the same content. */
export const Duplicate = z.object({ fileId: FileId, uploadedAt: Instant });
export type Duplicate = z.output<typeof Duplicate>;

export const UploadedFile = FileView.extend({ duplicateOf: z.array(Duplicate) });
export type UploadedFile = z.output<typeof UploadedFile>;

/** An upload in pieces. `offset` is how many bytes are safely here: the next piece begins there. */
export const UploadView = z.object({
  uploadId: UploadId,
  name: z.string(),
  sizeBytes: z.int(),
  offset: z.int(),
  /** Untouched until then, it is forgotten. */
  expiresAt: Instant,
  file: UploadedFile.nullable(),
});
export type UploadView = z.output<typeof UploadView>;
