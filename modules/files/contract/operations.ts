import { z } from 'zod';
import { FileId } from '#core/contract/ids.ts';
import { operation, signedIn } from '#core/contract/operation.ts';
import './errors.ts';
import { FileName, UploadedFile, UploadId, UploadView } from './types.ts';

const refusals = [
  'core.payload-too-large',
  'documents.empty',
  'documents.type-unknown',
  'documents.type-not-accepted',
  'documents.two-files-in-one',
  'documents.encrypted',
  'documents.broken',
  'files.quarantined',
  'files.scanner-unavailable',
  'files.storage-full',
  'files.storage-unavailable',
] as const;

/** Uploading and fetching back one's own files. Whoever uses a file (a letter, a report) serves it to others. */
export const files = {
  uploadFile: operation({
    id: 'files.upload-file',
    method: 'POST',
    path: '/api/files',
    summary: 'Uploads one file in one request; the body is its bytes.',
    access: signedIn,
    costs: 'upload',
    upload: true,
    keepsKey: true,
    input: z.strictObject({ name: FileName }),
    output: z.object({ file: UploadedFile }),
    errors: refusals,
  }),
  startUpload: operation({
    id: 'files.start-upload',
    method: 'POST',
    path: '/api/uploads',
    summary: 'Begins an upload in pieces, which may break off and go on later.',
    access: signedIn,
    costs: 'upload',
    input: z.strictObject({ name: FileName, size: z.int().min(1) }),
    output: UploadView,
    errors: ['core.payload-too-large', 'files.too-many-uploads'],
  }),
  continueUpload: operation({
    id: 'files.continue-upload',
    method: 'PATCH',
    path: '/api/uploads/:uploadId',
    summary: 'Adds the next piece; with the last one the file is checked and kept.',
    access: signedIn,
    upload: true,
    input: z.strictObject({ uploadId: UploadId, offset: z.coerce.number().int().min(0) }),
    output: UploadView,
    errors: ['files.offset-mismatch', 'files.longer-than-declared', 'files.too-many-parts', ...refusals],
  }),
  showUpload: operation({
    id: 'files.show-upload',
    method: 'GET',
    path: '/api/uploads/:uploadId',
    summary: 'Tells how much of an upload has arrived.',
    access: signedIn,
    input: z.strictObject({ uploadId: UploadId }),
    output: UploadView,
    errors: refusals,
  }),
  cancelUpload: operation({
    id: 'files.cancel-upload',
    method: 'DELETE',
    path: '/api/uploads/:uploadId',
    summary: 'Gives an upload up and forgets its pieces.',
    access: signedIn,
    input: z.strictObject({ uploadId: UploadId }),
    output: undefined,
  }),
  downloadFile: operation({
    id: 'files.download-file',
    method: 'GET',
    path: '/api/files/:fileId',
    summary: 'Fetches back a file that one uploaded oneself, until it becomes part of something.',
    access: signedIn,
    input: z.strictObject({ fileId: FileId }),
    output: undefined,
    produces: 'application/octet-stream',
    errors: ['files.storage-unavailable'],
  }),
};
