import { readOwn, writeOwn } from '../../state/own-stored.ts';

/** The server keeps the parts of an upload that was given up no longer than this (ms). */
const longestStay = 24 * 3_600_000;

export interface UnfinishedUpload {
  uploadId: () => string | null;
  keep: (uploadId: string) => void;
  forget: () => void;
}

/** Where an upload of this file stopped, for the person at work until they sign out; its name is not written down. */
export function unfinishedUpload(file: Pick<File, 'name' | 'size' | 'lastModified'>): UnfinishedUpload {
  const key = `upload.${file.size}.${file.lastModified}.${digestOf(file.name)}`;
  return {
    uploadId: () => {
      const [uploadId, at] = readOwn('passing', key)?.split(' ') ?? [];
      return uploadId && Date.now() - Number(at) < longestStay ? uploadId : null;
    },
    keep: (uploadId) => writeOwn('passing', key, `${uploadId} ${Date.now()}`),
    forget: () => writeOwn('passing', key, null),
  };
}

/** Tells names apart without saying them (FNV-1a, 32 bit). */
function digestOf(name: string): string {
  let digest = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) digest = Math.imul(digest ^ byte, 0x01000193);
  return (digest >>> 0).toString(36);
}
