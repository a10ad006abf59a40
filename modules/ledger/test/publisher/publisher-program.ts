/**
 * A publisher as a process that is killed before its n-th operation: every call to a file and every statement counts. Each
 * signature is written down, with what it is over, before it is made. The faults are here and nowhere in the product.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { fixedClock } from '#core/clock/clock.ts';
import type { AgencyId } from '#core/contract/ids.ts';
import { closePool, openPool } from '#core/db/pool.ts';
import { roleUrl } from '#core/db/roles.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { jobContext } from '#core/jobs/job-context.ts';
import type { Services } from '#core/session/context.ts';
import { createSecrets } from '#core/session/secrets.ts';
import { printCheckpoint } from '#core/transparency/checkpoint.ts';
import { rootOfRange } from '#core/transparency/compact-range.ts';
import { signText } from '#core/transparency/cosignature.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { publishAll, sequenceAll } from '../../server/keep-agency.ts';
import { logSigner } from '../../server/keys/log-key.ts';
import { logOf, signingKeys } from '../../server/logs.queries.ts';
import { sequenceEvents } from '../../server/sequence/sequence-events.ts';
import { folderTiles } from '../../server/store/folder-tiles.ts';

export interface PublisherSettings {
  url: string;
  secret: string;
  folder: string;
  agencyId: string;
  now: string;
  /** Where signatures are written down. */
  journal: string;
  /** Killed before this operation, from 1, or before the one that follows its first signature; 0 for one that lives. */
  killAt: number | 'signed';
  /** Most milliseconds for which it rests now and then, so that two of them mix. */
  rests: number;
  /** `signs-first`: signs what it has given places to before that is kept. */
  behaviour: 'real' | 'signs-first';
}

const settings = JSON.parse(process.argv[2]!) as PublisherSettings;
const { killAt, rests, journal } = settings;

let operations = 0;
let isCounting = false;
let hasSigned = false;
const operation = (): void => {
  if (!isCounting) return;
  operations += 1;
  if (operations === killAt || (killAt === 'signed' && hasSigned)) process.kill(process.pid, 'SIGKILL');
};
const rest = () => (isCounting && rests > 0 ? sleep(Math.random() * rests) : undefined);

type Work = (...given: unknown[]) => unknown;
function counted(owner: object, names: readonly string[], slow: boolean): void {
  const of = owner as Record<string, Work>;
  for (const name of names) {
    const own = of[name]!;
    of[name] = slow
      ? async function (this: unknown, ...given) {
          await rest();
          operation();
          return own.apply(this, given);
        }
      : function (this: unknown, ...given) {
          operation();
          return own.apply(this, given);
        };
  }
}

const probe = await fs.promises.open(process.execPath);
counted(Object.getPrototypeOf(probe), ['writeFile', 'sync', 'close'], true);
await probe.close();
counted(fs.promises, ['open', 'mkdir', 'link', 'rename', 'rm', 'readFile'], true);
counted(pg.Client.prototype, ['query'], false);
const sign = crypto.sign as unknown as Work;
(crypto as unknown as Record<string, Work>).sign = (algorithm, message, key) => {
  fs.appendFileSync(journal, `${Buffer.from(message as Uint8Array).toString('base64')}\n`);
  operation();
  hasSigned = true;
  return sign(algorithm, message, key);
};
syncBuiltinESMExports();

const log = pino({ level: 'silent' });
const secret = Buffer.from(settings.secret, 'base64');
const pool = openPool({
  url: roleUrl(settings.url, 'pendopo_worker', secret),
  max: 4,
  name: 'publisher',
  log,
});
const services = {
  ...{ clock: fixedClock(settings.now), log, secrets: createSecrets(secret) },
  ...{ publicUrl: 'http://localhost', plainHosts: ['127.0.0.1'] },
} as unknown as Services;
const ctx = jobContext(
  { services, pool },
  { id: settings.agencyId as AgencyId, zone: 'Asia/Jakarta' },
  { requestId: 'publisher', signal: new AbortController().signal },
);
const tiles = folderTiles(settings.folder);

/** The fault: what is signed is not kept yet, and may never be. */
async function signsFirst({ transact, secrets, clock }: JobContext): Promise<void> {
  await transact('write', async (inner) => {
    await sequenceEvents(inner, tiles, []);
    const { origin, tree } = (await logOf(inner.tx, 'letters'))!;
    const [key] = await signingKeys(inner.tx, 'letters', clock.now());
    const text = printCheckpoint({ origin, size: tree.size, root: rootOfRange(sha256, tree) });
    await signText(await logSigner(secrets, origin, key!), text);
  });
}

await ctx.transact('read', async () => undefined);
isCounting = true;
if (settings.behaviour === 'signs-first') await signsFirst(ctx);
for (const work of [() => sequenceAll(ctx, tiles, []), () => publishAll(ctx, tiles)])
  for (const { error } of await work()) throw error;
isCounting = false;
await closePool(pool);
console.log(operations);
