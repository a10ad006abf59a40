import type { FastifyInstance } from 'fastify';

/**
 * Notes every address that is mounted from now on; tells which methods a path takes, so that who asks with another one
 * can be told (RFC 9110 §15.5.6). What takes every path there is does not count.
 */
export function allowedMethods(server: FastifyInstance): (path: string) => string[] {
  const known: { shape: RegExp; method: string }[] = [];
  server.addHook('onRoute', ({ url, method, config }) => {
    if (url === '/*' || (config as { elsewhere?: true } | undefined)?.elsewhere) return;
    const shape = new RegExp(
      `^${url
        .split(/(:\w+|\*)/)
        .map(patternOf)
        .join('')}$`,
    );
    for (const one of [method].flat()) known.push({ shape, method: one });
  });
  return (path) =>
    [...new Set(known.filter(({ shape }) => shape.test(path)).map(({ method }) => method))].sort();
}

function patternOf(piece: string): string {
  if (piece === '*') return '.*';
  return piece.startsWith(':') ? '[^/]+' : piece.replace(/[.+?^$()|[\]{}\\]/g, '\\$&');
}
