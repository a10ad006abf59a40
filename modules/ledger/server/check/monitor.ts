import { sameBytes } from '#core/transparency/bytes.ts';
import { leafHash } from '#core/transparency/merkle.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { hashesOfTile, hashOfFullTile } from '#core/transparency/tile-content.ts';
import { tilePath, tileWidth, widthAt } from '#core/transparency/tiles.ts';
import type { LogName } from '../../contract/terms.ts';
import { alarmedThing } from '../alarms/alarmed-thing.ts';
import { checkAnchors } from '../anchors/check-anchors.ts';
import { checkToldAnchors } from '../anchors/told-anchors.ts';
import { type LogRow, logHeads, logOf, unpublishedSince } from '../logs.queries.ts';
import { lookAgain, lookAtNewest, lookAtSettled } from '../rows/look-at-rows.ts';
import { type LogFiles, logFiles, type TileStore } from '../store/tile-store.ts';
import { checkEntries } from './check-entries.ts';
import { headFindings } from './check-heads.ts';
import { checkTile } from './check-tiles.ts';
import {
  entryFacts,
  eventsWithoutLeaf,
  mostNamed,
  placesBeyond,
  waiting,
  waitingForNothing,
} from './checks.queries.ts';
import { distinct, type Finding, type FindingCode } from './findings.ts';
import { guarded } from './guarded.ts';
import { lookAtNamed } from './look-again.ts';
import { type Looked, nothingLooked } from './looked.ts';
import { type CheckingContext, type CheckOptions, type Standing, standingOf } from './standing.ts';

/** Every leaf is looked at once in so many runs. */
export const rounds = 10;
/** Seconds after which an event without a leaf is a finding (I8). */
const patienceSeconds = 60;
const day = 86_400_000;
/** Minutes after which leaves that nobody outside can see are a finding (I8): a checkpoint is due every five seconds. */
const publishingMinutes = 5;
/** Rows of each module that every run looks at. */
const newestRows = 500;
/** Anchors that every run looks at. */
const newestStamps = 5;
/** Files that a run reads for one tile of leaves. */
const filesOfTile = 3;

/** What a run found, and where it looked. */
export interface MonitorRun {
  findings: Finding[];
  looked: Looked;
}

/**
 * What can be held against each other in a moment: heads, the newest checkpoints, what waits, a tenth of the leaves, another
 * with every run, and what was named earlier. What `fsck` finds by reading all leaves, this finds within ten runs.
 * @param run its number, or the number of the look at each log: ten in a row are all shares
 */
export async function monitor(
  ctx: CheckingContext,
  store: TileStore,
  run: number | ReadonlyMap<LogName, number>,
  options: CheckOptions = {},
): Promise<MonitorRun> {
  const looked = nothingLooked();
  const { standing = [] } = options;
  const findings = await guarded(ctx, 'I1', 'events', () => waitingFindings(ctx, standing, looked));
  const ofRows = [
    ...(await lookAtNewest(ctx, options, newestRows)),
    ...(await guarded(ctx, 'I10', 'alarms', () => lookAgain(ctx, options, looked))),
  ];
  if (!ofRows.some(({ finding, record }) => finding === 'cannot-look' && !alarmedThing(record)))
    looked.parts.add('rows');
  findings.push(...ofRows);
  const ofAnchors = await guarded(ctx, 'I4', 'anchors', () => checkAnchors(ctx, newestStamps, standing));
  if (!ofAnchors.some(({ finding }) => finding === 'cannot-look')) looked.parts.add('anchors');
  findings.push(...ofAnchors);
  const ofLogs = guarded(ctx, 'I4', 'logs', async () => {
    const of: Finding[] = [];
    for (const { stream } of await ctx.transact('read', ({ tx }) => logHeads(tx))) {
      // A log that was opened a moment ago has no number yet.
      const look = typeof run === 'number' ? run : (run.get(stream) ?? 0);
      const find = () => logFindings(ctx, store, stream, look, options, looked);
      of.push(...(await guarded(ctx, 'I4', `${stream} tree`, find)));
    }
    return of;
  });
  findings.push(...(await ofLogs));
  return { findings: distinct(findings), looked };
}

async function logFindings(
  ctx: CheckingContext,
  store: TileStore,
  stream: LogName,
  run: number,
  options: CheckOptions,
  looked: Looked,
): Promise<Finding[]> {
  const known = (await ctx.transact('read', ({ tx }) => logOf(tx, stream)))!;
  const files = logFiles(store, ctx.actor.agencyId, stream);
  const standing = await standingOf(ctx, known, files, 2, options);
  const heads = () => headFindings(ctx, standing, files, looked);
  const findings = [
    ...standing.findings,
    ...(await guarded(ctx, 'I4', `${stream} checkpoints`, heads)),
    ...(await lookAtNamed(ctx, standing, files, options.standing ?? [], looked)),
    ...(await leafFindings(ctx, standing, files, run, options)),
  ];
  const beyond = findings.filter(({ finding }) => finding === 'index-beyond-tree').length;
  // Rows of modules and files have their own look.
  const blind = findings.some(({ finding, record }) => finding === 'cannot-look' && !alarmedThing(record));
  if (!blind && beyond < mostNamed) looked.shares.add(stream);
  return findings;
}

/** I1 and I8: what waits, and what has nothing to wait for. */
async function waitingFindings(
  ctx: CheckingContext,
  standing: readonly Pick<Finding, 'finding' | 'record'>[],
  looked: Looked,
): Promise<Finding[]> {
  const now = ctx.clock.now().getTime();
  const named = standing
    .filter(({ finding }) => finding === 'event-without-leaf')
    .map(({ record }) => record.replace('event ', ''));
  const found = await ctx.transact('read', async ({ tx }) => ({
    waits: await waiting(tx),
    late: await unpublishedSince(tx, new Date(now - publishingMinutes * 60_000)),
    leafless: await eventsWithoutLeaf(tx, new Date(now - 2 * day), named),
    gone: await waitingForNothing(tx),
  }));
  const { oldest, id } = found.waits;
  const isOld = oldest && now - oldest.getTime() > patienceSeconds * 1_000;
  const event = (invariant: 'I1' | 'I8', finding: FindingCode, of: string): Finding => ({
    invariant,
    finding,
    record: `event ${of}`,
  });
  // Where there are more than are named, one that is not named may stand all the same.
  if (found.leafless.length < mostNamed && found.gone.length < mostNamed) looked.parts.add('events');
  return [
    ...(isOld ? [event('I8', 'pending-old', id!)] : []),
    ...found.late.map(
      (log): Finding => ({ invariant: 'I8', finding: 'publish-late', record: `${log} checkpoint` }),
    ),
    ...found.leafless.map((one) => event('I1', 'event-without-leaf', one)),
    ...found.gone.map((one) => event('I1', 'event-missing', one)),
  ];
}

/** I1, I2, I3, I10 and the tiles of one tenth of the leaves, and of the last. */
async function leafFindings(
  ctx: CheckingContext,
  { log, checkpoints }: Standing,
  files: LogFiles,
  run: number,
  options: CheckOptions,
): Promise<Finding[]> {
  const { stream, tree } = log;
  const tiled = log.endedAt ? 0 : Math.min(tree.size, checkpoints.at(-1)?.size ?? 0);
  const findings = await guarded(ctx, 'I2', `${stream} entries`, async () => {
    const beyond = await ctx.transact('read', ({ tx }) => placesBeyond(tx, stream));
    return beyond.map(
      (index): Finding => ({
        invariant: 'I2',
        finding: 'index-beyond-tree',
        record: `${stream} entry ${index}`,
      }),
    );
  });
  const last = Math.ceil(tree.size / tileWidth) - 1;
  for (let index = 0; index <= last; index++) {
    if (index !== last && index % rounds !== run % rounds) continue;
    const from = index * tileWidth;
    const to = Math.min(from + tileWidth, tree.size);
    const look = () => tileFindings(ctx, stream, { index, from, to, tiled }, files, run, options);
    findings.push(...(await guarded(ctx, 'I1', `${stream} entry ${from}`, look)));
  }
  return findings;
}

/** Leaves that lie in one tile, and how much of the log is published. */
interface TilePlace {
  index: number;
  from: number;
  to: number;
  tiled: number;
}

async function tileFindings(
  ctx: CheckingContext,
  stream: LogName,
  { index, from, to, tiled }: TilePlace,
  files: LogFiles,
  run: number,
  options: CheckOptions,
): Promise<Finding[]> {
  const facts = await ctx.transact('read', ({ tx }) => entryFacts(tx, stream, from, to));
  const findings = await guarded(ctx, 'I1', `${stream} entry ${from}`, async () =>
    checkEntries(ctx.actor.agencyId, stream, { from, to }, facts),
  );
  findings.push(...(await lookAtSettled(ctx, options, turned(facts, run), filesOfTile)));
  findings.push(...(await checkToldAnchors(ctx, stream, facts)));
  const width = widthAt(tiled, 0, index);
  if (width === 0) return findings;
  const byIndex = new Map(facts.map((fact) => [fact.index, fact.leaf]));
  const leaves = Array.from({ length: width }, (_, at) => byIndex.get(from + at));
  const hashes = leaves.map((leaf) => leaf && leafHash(sha256, leaf));
  findings.push(...(await checkTile(stream, files, { level: 'entries', index, width }, leaves)));
  findings.push(...(await checkTile(stream, files, { level: 0, index, width }, hashes)));
  if (width === tileWidth) findings.push(...(await tileAbove(stream, files, index, tiled)));
  return findings;
}

/** The leaves beginning with another one each round, so that in time every file among them comes to its turn. */
function turned<T>(facts: readonly T[], run: number): T[] {
  const first = (Math.floor(run / rounds) * 37) % Math.max(1, facts.length);
  return [...facts.slice(first), ...facts.slice(0, first)];
}

/** The tile above has the hash of this full one. */
async function tileAbove(
  stream: LogRow['stream'],
  { readTile }: LogFiles,
  index: number,
  size: number,
): Promise<Finding[]> {
  const parent = Math.floor(index / tileWidth);
  const above = { level: 1, index: parent, width: widthAt(size, 1, parent) };
  try {
    const hashes = hashesOfTile(above, await readTile(above));
    const hash = hashOfFullTile(sha256, await readTile({ level: 0, index, width: tileWidth }));
    if (sameBytes(hashes[index % tileWidth]!, hash)) return [];
  } catch {
    // Told below like one that holds something else.
  }
  return [{ invariant: 'I4', finding: 'tile-differs', record: `${stream} ${tilePath(above)}` }];
}
