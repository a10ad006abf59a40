import { sameBytes } from '#core/transparency/bytes.ts';
import { FormatFault } from '#core/transparency/format-fault.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { entriesOfBundle, hashesOfTile } from '#core/transparency/tile-content.ts';
import { rootFromTiles } from '#core/transparency/tile-proofs.ts';
import { parseTilePath, type Tile, widthAt } from '#core/transparency/tiles.ts';
import { logVerifierKeys } from '../keys/log-key.ts';
import { type CheckpointRow, checkpointAt, checkpointsBelow, type LogRow } from '../logs.queries.ts';
import { type LogFiles, tilesWithin } from '../store/tile-store.ts';
import { checkCosignature, checkNote } from './check-checkpoints.ts';
import { cosignaturesFrom } from './checks.queries.ts';
import type { Finding, FindingCode } from './findings.ts';
import { guarded } from './guarded.ts';
import { isByItself, type Looked, logOfRecord } from './looked.ts';
import type { CheckingContext, Standing } from './standing.ts';

/** Records of one log that a run looks at again; those that were seen longest ago come first. */
const mostAgain = 50;

/** Findings about a checkpoint that stood in our own row. None is ever taken away rightly, so where it is gone that is told. */
const ofOwnRow: ReadonlySet<FindingCode> = new Set([
  ...(['note-forged', 'note-says-otherwise', 'root-differs', 'not-consistent'] as const),
  ...(['cosignature-forged', 'another-root', 'tile-missing', 'checkpoint-missing'] as const),
]);

/** What was named earlier and no share of the log comes back to: an earlier checkpoint, a tile by its path. */
export async function lookAtNamed(
  ctx: CheckingContext,
  { log, checkpoints }: Standing,
  files: LogFiles,
  named: readonly Pick<Finding, 'finding' | 'record'>[],
  looked: Looked,
): Promise<Finding[]> {
  const records = [...new Set(named.map(({ record }) => record))]
    .filter((record) => logOfRecord(record) === log.stream && isByItself(record))
    .slice(0, mostAgain);
  const newest = checkpoints.at(-1);
  const findings: Finding[] = [];
  for (const record of records) {
    const look = async () => {
      // What was published of a log that people ended is not its own any more.
      if (log.endedAt) return [];
      const part = record.slice(log.stream.length + 1);
      if (!part.startsWith('tile/')) {
        const codes = named.filter((one) => one.record === record).map(({ finding }) => finding);
        return lookAtSize(ctx, log, files, Number(part.slice('size '.length)), newest?.size ?? 0, codes);
      }
      return newest
        ? lookAtTile(files, parseTilePath(part), newest.size, record)
        : missing(`${log.stream} checkpoint`);
    };
    const found = await guarded(ctx, 'I4', record, look);
    if (!found.some(({ finding }) => finding === 'cannot-look' || finding === 'checkpoint-missing'))
      looked.records.add(record);
    findings.push(...found);
  }
  return findings;
}

const missing = (record: string): Finding[] => [{ invariant: 'I6', finding: 'checkpoint-missing', record }];

/** A checkpoint that was named: its note, who cosigned it, and that the tiles still lead to it and to the one before. */
async function lookAtSize(
  ctx: CheckingContext,
  log: LogRow,
  files: LogFiles,
  size: number,
  newest: number,
  named: readonly FindingCode[],
): Promise<Finding[]> {
  const { stream } = log;
  const record = `${stream} size ${size}`;
  const { row, before, cosigned } = await ctx.transact('read', async ({ tx }) => ({
    row: await checkpointAt(tx, stream, size),
    before: (await checkpointsBelow(tx, stream, size, 1))[0],
    cosigned: await cosignaturesFrom(tx, stream, size, size),
  }));
  // What a witness or the folder told of had no row of ours to begin with.
  if (!row) return named.some((one) => ofOwnRow.has(one)) ? missing(record) : [];
  if (!row.note && named.some((one) => one.startsWith('note-'))) return missing(record);
  const findings = await checkNote(log, await logVerifierKeys(log), row);
  for (const one of cosigned) findings.push(...(await checkCosignature(log, row.root, one)));
  if (size > newest) return findings;
  const within = tilesWithin(files, newest);
  const leadsTo = async (one: CheckpointRow) =>
    sameBytes(await rootFromTiles(sha256, within, one.size), one.root);
  if (!(await leadsTo(row))) findings.push({ invariant: 'I4', finding: 'root-differs', record });
  if (before && !(await leadsTo(before)))
    findings.push({ invariant: 'I5', finding: 'not-consistent', record });
  return findings;
}

/** A tile that was named is the beginning of what is there now. */
async function lookAtTile(
  { readTile }: LogFiles,
  tile: Tile,
  size: number,
  record: string,
): Promise<Finding[]> {
  const isBundle = tile.level === 'entries';
  const partsOf = isBundle ? entriesOfBundle : hashesOfTile;
  const wide = { ...tile, width: widthAt(size, tile.level, tile.index) };
  const [own, now] = await Promise.all([tile, wide].map((one) => readTile(one).catch(() => undefined)));
  if (!own || !now)
    return [{ invariant: 'I4', finding: isBundle ? 'bundle-missing' : 'tile-missing', record }];
  const differs: Finding[] = [
    { invariant: 'I4', finding: isBundle ? 'bundle-differs' : 'tile-differs', record },
  ];
  try {
    const whole = partsOf(wide, now);
    return partsOf(tile, own).every((part, at) => whole[at] && sameBytes(part, whole[at])) ? [] : differs;
  } catch (error) {
    if (error instanceof FormatFault) return differs;
    throw error;
  }
}
