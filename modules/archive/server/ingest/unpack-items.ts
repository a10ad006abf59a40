import { AppError } from '#core/contract/errors.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { receiveDocument } from '#modules/files/server/files.api.ts';
import type { PackageId } from '../../contract/ingest-terms.ts';
import { type ItemRecord, packageById } from './ingests.queries.ts';
import { noteContent, settleItems } from './ingests.writes.ts';
import { openEntry } from './zip-package.ts';

/** Files that are taken out of a package at the same time. */
const atOnce = 4;

/** Local copies of packages, for as long as a run needs them. */
export interface OpenPackages {
  /** Undefined where the package is gone. */
  pathOf(id: PackageId): Promise<string | undefined>;
  close(): Promise<void>;
}

export function openPackages(ctx: JobContext): OpenPackages {
  const held = new Map<PackageId, { path: Promise<string | undefined>; done: Promise<unknown> }>();
  let letGo = () => {};
  const needed = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const open = (id: PackageId) => {
    let tell!: (path: string | undefined) => void;
    let refuse!: (error: unknown) => void;
    const path = new Promise<string | undefined>((resolve, reject) => {
      [tell, refuse] = [resolve, reject];
    });
    const work = async () => {
      const row = await ctx.transact('read', ({ tx }) => packageById(tx, id));
      if (!row?.sha256) return tell(undefined);
      await ctx.files.withLocalCopy(row.sha256, async (local) => {
        tell(local);
        await needed;
      });
    };
    return { path, done: work().catch(refuse) };
  };
  return {
    pathOf(id) {
      const known = held.get(id) ?? open(id);
      held.set(id, known);
      return known.path;
    },
    async close() {
      letGo();
      await Promise.all([...held.values()].map(({ done }) => done));
    },
  };
}

/** Takes the content of items out of their packages; what is no document that we take is refused with its code. */
export async function unpackItems(
  ctx: JobContext,
  packages: OpenPackages,
  items: readonly ItemRecord[],
): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item && !ctx.signal.aborted; item = left.shift())
      await unpack(ctx, packages, item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function unpack(ctx: JobContext, packages: OpenPackages, item: ItemRecord): Promise<void> {
  const path = await packages.pathOf(item.package_id!);
  try {
    if (!path) throw new AppError('archive.file-missing');
    const content = await openEntry(path, item.entry!);
    await receiveDocument(ctx, { name: item.name, content }, ({ tx }, file) =>
      noteContent(tx, item.id, file),
    );
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await ctx.transact('write', ({ tx }) => settleItems(tx, [refused(item, error)], ctx.clock.now()));
  }
}

/** A refusal says something about the document; a fault of the storage, the scanner or of us does not: it is tried again. */
export function isRefusal(error: unknown): error is AppError {
  return error instanceof AppError && error.status < 500 && error.status !== 429;
}

function refused(item: ItemRecord, { code, params }: AppError) {
  return { id: item.id, state: 'refused' as const, faults: [{ column: null, code, params }] };
}
