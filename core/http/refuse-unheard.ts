import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from '../contract/errors.ts';
import type { Services } from '../session/context.ts';
import { problemFor } from './problem.ts';

const codes: Record<string, string> = {
  HPE_HEADER_OVERFLOW: 'core.headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'core.too-slow',
};

/** Answers what never became a request: no HTTP, too much header, or bytes that did not come in time. */
export function refuseUnheard(
  services: Services,
  headers: Record<string, string>,
): (error: Error & { code?: string }, socket: Socket) => void {
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    const refusal = new AppError(codes[error.code ?? ''] ?? 'core.malformed-request');
    const problem = problemFor(refusal, services.locales, 'id', randomUUID());
    services.log.info({ requestId: problem.requestId, code: problem.code }, 'no request');
    const body = JSON.stringify(problem);
    const lines = Object.entries({
      ...headers,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    if (socket.writable)
      socket.write(
        `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`,
      );
    socket.destroySoon();
  };
}
