import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { projectRoot } from '#core/db/project-root.ts';
import type { Pipeline } from '#core/http/pipeline.ts';
import { assetPolicy, pagePolicy } from '#core/http/security-headers.ts';
import { referencePages } from '#portal/reference-pages.tsx';
import type { House } from './house.ts';
import { mountOfflineVerifier } from './mount-offline-verifier.ts';
import { mountPortal } from './mount-portal.ts';
import { portalPages } from './portal-pages.ts';
import { programVersion } from './program-version.ts';

/** The office under `/office/`, from the folder into which it was built, and the portal at the root. */
export async function mountFaces(
  server: FastifyInstance,
  house: House,
  pipeline: Pipeline,
  officeFolder = path.join(projectRoot(), 'build/office'),
): Promise<void> {
  await mountOffice(server, officeFolder);
  const routes = house.modules.flatMap((module) => module.routes);
  mountOfflineVerifier(server);
  mountPortal(server, house, pipeline, [...portalPages, ...referencePages(routes, programVersion())]);
}

/** The built web app: files by hash for ever, its one page anew with a fresh nonce for every path. */
async function mountOffice(server: FastifyInstance, folder: string): Promise<void> {
  const indexFile = path.join(folder, 'index.html');
  if (!existsSync(indexFile)) return;
  const index = readFileSync(indexFile, 'utf8');
  await server.register(fastifyStatic, {
    root: folder,
    prefix: '/office/',
    index: false,
    wildcard: false,
    decorateReply: false,
    // The build left a compressed copy beside every text (`compressFiles`); it is sent to whoever takes it.
    preCompressed: true,
    globIgnore: ['**/*.{br,gz}'],
    setHeaders: (reply, file) => {
      const hashed = file.includes(`${path.sep}assets${path.sep}`);
      reply.header('content-security-policy', assetPolicy);
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const page = (
    _request: unknown,
    reply: {
      header(name: string, value: string): typeof reply;
      type(value: string): typeof reply;
      send(body: string): unknown;
    },
  ) => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', pagePolicy(nonce))
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(index.replaceAll('__CSP_NONCE__', nonce));
  };
  server.get('/office', (_request, reply) => reply.redirect('/office/'));
  server.get('/office/', page);
  server.get('/office/*', page);
}
