import type { FileStore } from '#core/files/file-store.ts';
import type { AlarmRow } from '../alarms/alarms.writes.ts';
import { LedgerRefusal } from '../ledger-refusal.ts';
import { type CheckpointRow, checkpointsBelow, type LogRow, logOf, toldSize } from '../logs.queries.ts';
import type { PublishingContext } from '../publish/publishing-context.ts';
import { ownPublished } from '../restore/published-state.ts';
import type { Watched } from '../rows/watched.ts';
import type { LogFiles, PublishedCheckpoint } from '../store/tile-store.ts';
import type { WitnessHeads } from './check-checkpoints.ts';
import { type CosignedRow, cosignaturesFrom } from './checks.queries.ts';
import type { Finding } from './findings.ts';
import { guarded } from './guarded.ts';

export type CheckingContext = Pick<PublishingContext, 'transact' | 'actor' | 'clock' | 'log'>;

export interface CheckOptions {
  /** Rows of modules that are held against the logs. */
  watched?: readonly Watched[];
  /** Gives the bytes of stored files, where those that leaves name are looked at. */
  files?: Pick<FileStore, 'open'>;
  /** What witnesses cosigned last of a log, where somebody asks them. */
  witnessHeads?: (log: LogRow) => Promise<WitnessHeads>;
  /** What the monitor named earlier and has not found put right: it looks at each again. */
  standing?: readonly AlarmRow[];
}

/** How a log stands, as far as it is told in few rows. */
export interface Standing {
  log: LogRow;
  witnesses: WitnessHeads;
  /** The largest ones, the smallest of them first. */
  checkpoints: readonly CheckpointRow[];
  cosigned: readonly CosignedRow[];
  /** The largest size that the rows call published. */
  told: number;
  /** What was published before the rows were read, and after. */
  published: { before: PublishedCheckpoint | undefined; after: PublishedCheckpoint | undefined };
  findings: Finding[];
}

/**
 * Reads from outside inwards: witnesses, what is published, checkpoints, the tree. Whatever grows meanwhile is thereby
 * larger where it must be larger, and a log at work is not suspected.
 * @param most largest checkpoints that are read
 */
export async function standingOf(
  ctx: CheckingContext,
  known: LogRow,
  files: LogFiles,
  most: number,
  options: CheckOptions,
): Promise<Standing> {
  const { stream } = known;
  const findings: Finding[] = [];
  // A log that ended is held against itself alone.
  let witnesses: WitnessHeads = { asked: 0, answered: 0, heads: [] };
  if (!known.endedAt)
    findings.push(
      ...(await guarded(ctx, 'I7', `${stream} witnesses`, async () => {
        witnesses = (await options.witnessHeads?.(known)) ?? witnesses;
        return [];
      })),
    );
  const before = known.endedAt ? undefined : await publishedOf(ctx, known, files, findings);
  const { checkpoints, cosigned, log, told } = await ctx.transact('read', async ({ tx }) => {
    const rows = (await checkpointsBelow(tx, stream, null, most)).toReversed();
    return {
      checkpoints: rows,
      cosigned: await cosignaturesFrom(tx, stream, rows[0]?.size ?? 0, rows.at(-1)?.size ?? 0),
      log: (await logOf(tx, stream)) ?? known,
      told: await toldSize(tx, stream),
    };
  });
  const after = known.endedAt ? undefined : await publishedOf(ctx, known, files, []);
  return { log, witnesses, checkpoints, cosigned, told, published: { before, after }, findings };
}

/** What is published; what cannot be is a finding. */
async function publishedOf(
  { log: journal }: CheckingContext,
  log: LogRow,
  files: LogFiles,
  findings: Finding[],
): Promise<PublishedCheckpoint | undefined> {
  try {
    return await ownPublished(log, files);
  } catch (error) {
    if (error instanceof LedgerRefusal) {
      findings.push({ invariant: 'I4', finding: 'published-forged', record: error.record });
      return undefined;
    }
    const record = `${log.stream} checkpoint`;
    journal.error({ err: error, record }, 'the ledger cannot be looked at');
    findings.push({ invariant: 'I4', finding: 'cannot-look', record });
    return undefined;
  }
}
