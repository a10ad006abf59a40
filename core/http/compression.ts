import { constants } from 'node:zlib';
import type { FastifyCompressOptions } from '@fastify/compress';

/**
 * Text that is worth it leaves compressed. Answers below a network packet or two are sent as they are, and so are files
 * that are compressed already and live events, which must not wait in a buffer.
 */
export const compression: FastifyCompressOptions = {
  globalDecompression: false,
  threshold: 1_400,
  encodings: ['br', 'gzip'],
  customTypes: /^(text\/(?!event-stream)|application\/([\w.-]+\+)?(json|javascript)|image\/svg)/,
  // The usual quality of 11 is for files that are compressed once; this one costs about as much as gzip.
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
};
