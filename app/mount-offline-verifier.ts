import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { projectRoot } from '#core/db/project-root.ts';
import { offlineVerifierPath } from '#modules/ledger/contract/ledger.ts';
import { verifierDocument, verifierPolicy, verifierStyle } from '#modules/ledger/portal/offline-verifier.tsx';
import { islandScript } from './island-script.ts';

interface Made {
  document: string;
  policy: string;
}

/** The page that checks a file without a network, as one document that can be saved; the same for everybody. */
export function mountOfflineVerifier(server: FastifyInstance): void {
  let made: Promise<Made> | undefined;
  server.get(
    offlineVerifierPath,
    { config: { operation: `portal ${offlineVerifierPath}` } },
    async (_, reply) => {
      made ??= makeVerifier().catch((error: unknown) => {
        made = undefined;
        throw error;
      });
      const { document, policy } = await made;
      reply.removeHeader('x-robots-tag');
      return reply
        .headers({
          'content-security-policy': `${policy}; frame-ancestors 'none'`,
          'cache-control': 'public, max-age=3600',
        })
        .type('text/html; charset=utf-8')
        .send(document);
    },
  );
}

export async function makeVerifier(): Promise<Made> {
  const script = await islandScript('modules/ledger/portal/offline-verifier-island.ts');
  const style = `${await readFile(path.join(projectRoot(), 'portal/style/portal.css'), 'utf8')}${verifierStyle}`;
  const hashes = { script: hashOf(script), style: hashOf(style) };
  const address = offlineVerifierPath;
  return { document: verifierDocument({ script, style, hashes, address }), policy: verifierPolicy(hashes) };
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
