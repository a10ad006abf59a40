import type { FastifyInstance } from 'fastify';
import { addressOf } from '#core/contract/client.ts';
import { AppError } from '#core/contract/errors.ts';
import { FormatFault } from '#core/transparency/format-fault.ts';
import { parseTilePath, tilePath } from '#core/transparency/tiles.ts';
import { ledger } from '../contract/ledger.ts';
import { LogName } from '../contract/terms.ts';
import type { TileStore } from './store/tile-store.ts';

const yearSeconds = 31_536_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Serves the published files of the logs to anybody (C2SP tlog-tiles): what is in them is behind salts. */
export function mountTiles(server: FastifyInstance, store: TileStore): void {
  const folderOf = ({ agency, stream }: Record<string, string>): string => {
    if (!uuid.test(agency ?? '') || !LogName.safeParse(stream).success) throw new AppError('core.not-found');
    return `${agency}/${stream}`;
  };
  const read = async (path: string): Promise<Buffer> => {
    const bytes = await store.read(path);
    if (!bytes) throw new AppError('core.not-found');
    return Buffer.from(bytes);
  };
  server.get<{ Params: Record<string, string> }>(
    '/ledger/:agency/policy',
    { config: { operation: 'ledger policy' } },
    async (request, reply) => {
      const { agency = '' } = request.params;
      if (!uuid.test(agency)) throw new AppError('core.not-found');
      return reply.redirect(addressOf(ledger.policy, { agencyId: agency }));
    },
  );
  server.get<{ Params: Record<string, string> }>(
    '/ledger/:agency/:stream/checkpoint',
    { config: { operation: 'ledger checkpoint' } },
    async (request, reply) => {
      const bytes = await read(`${folderOf(request.params)}/checkpoint`);
      return reply.type('text/plain; charset=utf-8').header('cache-control', 'no-cache').send(bytes);
    },
  );
  server.get<{ Params: Record<string, string> }>(
    '/ledger/:agency/:stream/tile/*',
    { config: { operation: 'ledger tile' } },
    async (request, reply) => {
      const bytes = await read(`${folderOf(request.params)}/${knownPath(`tile/${request.params['*']}`)}`);
      return reply
        .type('application/octet-stream')
        .header('cache-control', `public, max-age=${yearSeconds}, immutable`)
        .send(bytes);
    },
  );
}

/** A path as tiles have them, and no other into the folder. */
function knownPath(path: string): string {
  try {
    return tilePath(parseTilePath(path));
  } catch (error) {
    if (error instanceof FormatFault) throw new AppError('core.not-found');
    throw error;
  }
}
