import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Dialect } from '../contract/dialect.ts';
import type { Route } from './route.ts';

/** The routes of each protocol of others. */
export function dialectsOf(routes: readonly Route[]): Map<Dialect, Route[]> {
  const found = new Map<Dialect, Route[]>();
  for (const route of routes) {
    const { dialect } = route.operation;
    if (dialect) found.set(dialect, [...(found.get(dialect) ?? []), route]);
  }
  return found;
}

/** True where the reader has what would be sent: its validator is the one that they name (RFC 9110 §13.1.2). */
export function isKnown(request: FastifyRequest, reply: FastifyReply): boolean {
  const [named, sent] = [request.headers['if-none-match'], reply.getHeader('etag')];
  if (request.method !== 'GET' || named === undefined || sent === undefined) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return named.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(String(sent)));
}
