import { sameBytes } from '#core/transparency/bytes.ts';
import {
  appendLeaves,
  type CompactRange,
  emptyRange,
  rootOfRange,
} from '#core/transparency/compact-range.ts';
import { leafHash, rootOf } from '#core/transparency/merkle.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { tileWidth, widthAt } from '#core/transparency/tiles.ts';
import type { VerifierKey } from '#core/transparency/verifier-key.ts';
import { checkAllAnchors } from '../anchors/check-anchors.ts';
import { checkToldAnchors } from '../anchors/told-anchors.ts';
import { logVerifierKeys } from '../keys/log-key.ts';
import {
  checkpointAt,
  checkpointsBetween,
  countCheckpoints,
  type LogRow,
  logHeads,
  logOf,
} from '../logs.queries.ts';
import { lookAtNewest, lookAtSettled } from '../rows/look-at-rows.ts';
import { type LogFiles, logFiles, type TileStore } from '../store/tile-store.ts';
import { checkCosignature, checkNote, checkWitness, type WitnessHeads } from './check-checkpoints.ts';
import { checkEntries } from './check-entries.ts';
import { checkTile } from './check-tiles.ts';
import {
  cosignaturesFrom,
  entryFacts,
  eventsWithoutLeaf,
  placesBeyond,
  sequenceGaps,
  waitingForNothing,
} from './checks.queries.ts';
import { distinct, type Finding } from './findings.ts';
import { guarded } from './guarded.ts';
import { type CheckingContext, type CheckOptions, type Standing, standingOf } from './standing.ts';

export interface FsckReport {
  logs: {
    stream: string;
    origin: string;
    size: number;
    published: number;
    checkpoints: number;
    witnesses: Pick<WitnessHeads, 'asked' | 'answered'>;
  }[];
  findings: Finding[];
}

/**
 * Makes everything anew from the leaves of the database and holds it against what is there: hashes, places, counts,
 * events, tiles, bundles, roots, notes, what is published, rows of modules and the files that leaves name. Reads all of it, in pieces; changes nothing.
 */
export async function fsck(
  ctx: CheckingContext,
  store: TileStore,
  options: CheckOptions = {},
): Promise<FsckReport> {
  const logs = await ctx.transact('read', ({ tx }) => logHeads(tx));
  const report: FsckReport = {
    logs: [],
    findings: await guarded(ctx, 'I1', 'events', () => eventFindings(ctx)),
  };
  for (const { stream, origin } of logs) {
    const look = async () => {
      const known = (await ctx.transact('read', ({ tx }) => logOf(tx, stream)))!;
      const files = logFiles(store, ctx.actor.agencyId, stream);
      const standing = await standingOf(ctx, known, files, 1, options);
      const { log, witnesses, published } = standing;
      const { asked, answered } = witnesses;
      const size = published.after?.checkpoint.size ?? 0;
      report.logs.push({
        ...{ stream, origin, size: log.tree.size },
        ...{ published: size, witnesses: { asked, answered } },
        checkpoints: await ctx.transact('read', ({ tx }) => countCheckpoints(tx, stream)),
      });
      return [...standing.findings, ...(await new LogCheck(ctx, standing, files, options).run())];
    };
    report.findings.push(...(await guarded(ctx, 'I4', `${stream} tree`, look)));
  }
  report.findings.push(...(await guarded(ctx, 'I4', 'anchors', () => checkAllAnchors(ctx))));
  report.findings.push(...(await lookAtNewest(ctx, options, Number.POSITIVE_INFINITY)));
  return { ...report, findings: distinct(report.findings) };
}

/** I1 from the side of the events. */
async function eventFindings(ctx: CheckingContext): Promise<Finding[]> {
  return ctx.transact('read', async ({ tx }) => [
    ...(await eventsWithoutLeaf(tx, null)).map(
      (id): Finding => ({ invariant: 'I1', finding: 'event-without-leaf', record: `event ${id}` }),
    ),
    ...(await waitingForNothing(tx)).map(
      (id): Finding => ({ invariant: 'I1', finding: 'event-missing', record: `event ${id}` }),
    ),
  ]);
}

/** One log from its first leaf to its last. */
class LogCheck {
  readonly #ctx: CheckingContext;
  readonly #log: LogRow;
  readonly #files: LogFiles;
  readonly #options: CheckOptions;
  readonly #standing: Standing;
  readonly #findings: Finding[] = [];
  #keys: readonly VerifierKey[] = [];
  /** The first checkpoint that is not the root of the leaves before it: all that come after it are none either. */
  #differs = Number.POSITIVE_INFINITY;
  /** Roots of the sizes that somebody outside named, made anew. */
  readonly #roots = new Map<number, Uint8Array>();

  constructor(ctx: CheckingContext, standing: Standing, files: LogFiles, options: CheckOptions) {
    this.#options = options;
    this.#ctx = ctx;
    this.#log = standing.log;
    this.#standing = standing;
    this.#files = files;
  }

  async run(): Promise<Finding[]> {
    const { witnesses, published } = this.#standing;
    const asked = witnesses.heads.map(({ size }) => size);
    if (published.before) asked.push(published.before.checkpoint.size);
    await this.#step('leaves', async () => {
      this.#keys = await logVerifierKeys(this.#log);
      this.#tree(await this.#leaves(new Set(asked)));
      await this.#checkpointsBeyond();
      await this.#publishedRoot();
      const rootAt = async (size: number) => this.#roots.get(size)!;
      for (const head of witnesses.heads)
        this.#findings.push(...(await checkWitness(this.#log.stream, this.#log.tree.size, head, rootAt)));
    });
    await this.#step('entries', () => this.#places());
    return this.#findings;
  }

  /** What was found before a step fails stays found. */
  async #step(part: string, look: () => Promise<void>): Promise<void> {
    const looked = async () => {
      await look();
      return [];
    };
    this.#findings.push(...(await guarded(this.#ctx, 'I4', `${this.#log.stream} ${part}`, looked)));
  }

  /** How much of the log is published, and so how much the tiles must hold. */
  get #tiled(): number {
    const { checkpoints, published } = this.#standing;
    // What was published of a log that ended is not its own any more.
    if (this.#log.endedAt) return 0;
    const newest = checkpoints.at(-1)?.size ?? 0;
    return Math.min(this.#log.tree.size, Math.max(newest, published.before?.checkpoint.size ?? 0));
  }

  /** Leaf by leaf, a bundle at a time. */
  async #leaves(rootsFor: ReadonlySet<number>): Promise<CompactRange> {
    const { stream, tree } = this.#log;
    const sizes = [...rootsFor].sort((a, b) => a - b);
    const fullTiles: Uint8Array[] = [];
    let range = emptyRange;
    for (let from = 0; from < tree.size; from += tileWidth) {
      const to = Math.min(from + tileWidth, tree.size);
      const facts = await this.#ctx.transact('read', ({ tx }) => entryFacts(tx, stream, from, to));
      this.#findings.push(...checkEntries(this.#ctx.actor.agencyId, stream, { from, to }, facts));
      this.#findings.push(...(await lookAtSettled(this.#ctx, this.#options, facts)));
      this.#findings.push(...(await checkToldAnchors(this.#ctx, stream, facts)));
      const byIndex = new Map(facts.map((fact) => [fact.index, fact]));
      const leaves = Array.from({ length: to - from }, (_, at) => byIndex.get(from + at)?.leaf);
      const hashes = leaves.map((leaf) => leaf && leafHash(sha256, leaf));
      await this.#bundle(from / tileWidth, leaves, hashes);
      // A leaf that is gone stands as nothing: every root after it differs, as it should.
      const known = hashes.map((hash) => hash ?? new Uint8Array(32));
      const before = range;
      const rootAt = (size: number) =>
        rootOfRange(sha256, appendLeaves(sha256, before, known.slice(0, size - from)));
      for (const size of sizes.filter((one) => one > from && one <= to)) this.#roots.set(size, rootAt(size));
      await this.#step('checkpoints', () => this.#checkpoints(from, to, rootAt));
      range = appendLeaves(sha256, range, known);
      if (known.length === tileWidth) fullTiles.push(rootOf(sha256, known));
    }
    await this.#upperTiles(fullTiles);
    return range;
  }

  async #bundle(
    index: number,
    leaves: readonly (Uint8Array | undefined)[],
    hashes: readonly (Uint8Array | undefined)[],
  ): Promise<void> {
    const { stream } = this.#log;
    const width = widthAt(this.#tiled, 0, index);
    if (width === 0) return;
    const bundle = { level: 'entries', index, width } as const;
    this.#findings.push(...(await checkTile(stream, this.#files, bundle, leaves)));
    this.#findings.push(...(await checkTile(stream, this.#files, { level: 0, index, width }, hashes)));
  }

  async #upperTiles(fullTiles: readonly Uint8Array[]): Promise<void> {
    let below = fullTiles;
    for (let level = 1; below.length > 0; level++) {
      const above: Uint8Array[] = [];
      for (let index = 0; widthAt(this.#tiled, level, index) > 0; index++) {
        const width = widthAt(this.#tiled, level, index);
        const hashes = below.slice(index * tileWidth, index * tileWidth + width);
        this.#findings.push(
          ...(await checkTile(this.#log.stream, this.#files, { level, index, width }, hashes)),
        );
        if (width === tileWidth) above.push(rootOf(sha256, hashes));
      }
      below = above;
    }
  }

  #tree(made: CompactRange): void {
    const { stream, tree } = this.#log;
    if (tree.size > 0 && !sameBytes(rootOfRange(sha256, made), rootOfRange(sha256, tree)))
      this.#findings.push({
        invariant: 'I4',
        finding: 'tree-differs',
        record: `${stream} tree`,
      });
  }

  async #places(): Promise<void> {
    const { stream } = this.#log;
    const [beyond, gaps] = await this.#ctx.transact('read', async ({ tx }) => [
      await placesBeyond(tx, stream),
      await sequenceGaps(tx, stream),
    ]);
    for (const index of beyond)
      this.#findings.push({
        invariant: 'I2',
        finding: 'index-beyond-tree',
        record: `${stream} entry ${index}`,
      });
    for (const index of gaps)
      this.#findings.push({ invariant: 'I1', finding: 'sequence-gap', record: `${stream} entry ${index}` });
  }

  /** The checkpoints over the leaves of one bundle, with who cosigned them. The first that differs is told: all after it do too. */
  async #checkpoints(from: number, to: number, rootAt: (size: number) => Uint8Array): Promise<void> {
    const { stream } = this.#log;
    const { rows, cosigned } = await this.#ctx.transact('read', async ({ tx }) => ({
      rows: await checkpointsBetween(tx, stream, from, to),
      cosigned: await cosignaturesFrom(tx, stream, from + 1, to),
    }));
    for (const row of rows) {
      this.#findings.push(...(await checkNote(this.#log, this.#keys, row)));
      for (const one of cosigned.filter(({ size }) => size === row.size))
        this.#findings.push(...(await checkCosignature(this.#log, row.root, one)));
      if (sameBytes(rootAt(row.size), row.root)) continue;
      if (this.#differs === Number.POSITIVE_INFINITY)
        this.#findings.push({
          invariant: 'I4',
          finding: 'root-differs',
          record: `${stream} size ${row.size}`,
        });
      this.#differs = Math.min(this.#differs, row.size);
    }
  }

  /** Checkpoints of more leaves than there are. */
  async #checkpointsBeyond(): Promise<void> {
    const { stream, tree, endedAt } = this.#log;
    // The newest that there was when the tree was read: what came since is not held against it.
    const newest = this.#standing.checkpoints.at(-1)?.size ?? 0;
    if (endedAt || newest <= tree.size) return;
    const [first] = await this.#ctx.transact('read', ({ tx }) =>
      checkpointsBetween(tx, stream, tree.size, newest),
    );
    if (first && this.#differs === Number.POSITIVE_INFINITY)
      this.#findings.push({
        invariant: 'I4',
        finding: 'database-behind',
        record: `${stream} size ${first.size}`,
      });
  }

  /** What is published is a checkpoint that the database knows; what the database calls published is not gone. */
  async #publishedRoot(): Promise<void> {
    const { stream, tree, endedAt } = this.#log;
    if (endedAt) return;
    const { told } = this.#standing;
    const { before, after } = this.#standing.published;
    const there = before?.checkpoint;
    if (told > (after?.checkpoint.size ?? 0))
      this.#findings.push({
        invariant: 'I6',
        finding: 'checkpoint-missing',
        record: `${stream} size ${told}`,
      });
    if (!there) return;
    const record = `${stream} size ${there.size}`;
    if (there.size > tree.size) this.#findings.push({ invariant: 'I7', finding: 'database-behind', record });
    else if (!this.#isRoot(there.size, there.root))
      this.#findings.push({ invariant: 'I6', finding: 'published-differs', record });
    else if (!(await this.#ctx.transact('read', ({ tx }) => checkpointAt(tx, stream, there.size))))
      this.#findings.push({ invariant: 'I6', finding: 'checkpoint-missing', record });
  }

  #isRoot(size: number, root: Uint8Array): boolean {
    const made = this.#roots.get(size);
    return made !== undefined && sameBytes(made, root);
  }
}
