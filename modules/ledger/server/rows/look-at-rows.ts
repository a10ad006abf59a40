import { createHash } from 'node:crypto';
import type { AppError } from '#core/contract/errors.ts';
import { alarmedThing } from '../alarms/alarmed-thing.ts';
import type { EntryFact } from '../check/checks.queries.ts';
import type { Finding } from '../check/findings.ts';
import { guarded } from '../check/guarded.ts';
import type { Looked } from '../check/looked.ts';
import type { CheckingContext, CheckOptions } from '../check/standing.ts';
import { readLeaf } from '../check/told-by.ts';
import { checkRows } from './check-rows.ts';
import { filesNamedOf, TooMuchWaits } from './rows.queries.ts';
import { factsIn, sourceOf } from './settled-facts.ts';
import type { Watched } from './watched.ts';

/** Rows that are held against the log with one packet of statements. */
const atOnce = 500;

type Looking = Pick<CheckOptions, 'watched' | 'files'>;

/** I10 and I9 from the side of the leaves: the rows that these settled, and at most so many files that these name. */
export async function lookAtSettled(
  ctx: CheckingContext,
  { watched = [], files }: Looking,
  facts: readonly EntryFact[],
  mostFiles = Number.POSITIVE_INFINITY,
): Promise<Finding[]> {
  const things = new Map<Watched, Set<string>>();
  const named: NamedFile[] = [];
  for (const { leaf: bytes, body, objectId } of facts) {
    const leaf = readLeaf(bytes);
    const source = leaf && sourceOf(watched, leaf.kind);
    if (!leaf || !source) continue;
    for (const name of Object.keys(factsIn(body) ?? {}))
      things.set(source, (things.get(source) ?? new Set()).add(name.slice(0, name.indexOf('/'))));
    if (leaf.pdf && objectId) named.push({ source, thingId: objectId, digest: leaf.pdf });
  }
  const findings: Finding[] = [];
  for (const [source, ids] of things)
    findings.push(...(await guarded(ctx, 'I10', source.module, () => inPieces(ctx, source, [...ids]))));
  if (!files) return findings;
  for (const file of named.slice(0, mostFiles)) {
    const record = `${file.source.module} ${file.thingId}`;
    findings.push(...(await guarded(ctx, 'I9', record, () => checkFile(ctx, files, file))));
  }
  return findings;
}

/** I10 from the side of the rows: the newest of each module, or all of them. What no event told of shows here alone. */
export async function lookAtNewest(
  ctx: CheckingContext,
  { watched = [] }: Looking,
  most: number,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const source of watched)
    findings.push(...(await guarded(ctx, 'I10', source.module, () => newestOf(ctx, source, most))));
  return findings;
}

async function newestOf(ctx: CheckingContext, source: Watched, most: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  let before: string | null = null;
  for (let looked = 0; looked < most; looked += atOnce) {
    const ids: string[] = await ctx.transact('read', ({ tx }) =>
      source.newest(tx, before, Math.min(atOnce, most - looked)),
    );
    findings.push(...(await guardedRows(ctx, source, ids)));
    if (ids.length < atOnce) break;
    before = ids.at(-1)!;
  }
  return findings;
}

/** Where one of many rows cannot be looked at, all others are, each by itself, and that one is named. */
async function guardedRows(
  ctx: CheckingContext,
  source: Watched,
  ids: readonly string[],
): Promise<Finding[]> {
  try {
    return await checkRows(ctx, source, ids);
  } catch (error) {
    if (error instanceof TooMuchWaits) throw error;
    const findings: Finding[] = [];
    for (const id of ids)
      findings.push(
        ...(await guarded(ctx, 'I10', `${source.module} ${id}`, () => checkRows(ctx, source, [id]))),
      );
    return findings;
  }
}

/** Things whose files one run reads again, and files of one thing. */
const filesAgain = { things: 10, each: 20 };

/** I10 and I9 of what was named and not found put right since: whether it still stands is known within a minute. */
export async function lookAgain(
  ctx: CheckingContext,
  { watched = [], files, standing = [] }: CheckOptions,
  looked: Pick<Looked, 'rows' | 'files'>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const source of watched) {
    const things = (isOfFiles: boolean) =>
      idsOf(
        standing.filter(({ invariant }) => (invariant === 'I9') === isOfFiles),
        source.module,
      );
    const rows = things(false);
    const ofRows = await inPieces(ctx, source, rows);
    for (const id of without(rows, ofRows, source.module)) looked.rows.add(`${source.module} ${id}`);
    findings.push(...ofRows);
    if (!files) continue;
    for (const id of things(true).slice(0, filesAgain.things)) {
      const named = await ctx.transact('read', ({ tx }) => filesNamedOf(tx, id, filesAgain.each + 1));
      const ofFiles: Finding[] = [];
      for (const digest of named.slice(0, filesAgain.each))
        ofFiles.push(
          ...(await guarded(ctx, 'I9', `${source.module} ${id}`, () =>
            checkFile(ctx, files, { source, thingId: id, digest }),
          )),
        );
      if (named.length <= filesAgain.each && without([id], ofFiles, source.module).length > 0)
        looked.files.add(`${source.module} ${id}`);
      findings.push(...ofFiles);
    }
  }
  return findings;
}

/** The things of a module among records, each once. */
function idsOf(named: readonly { record: string }[], module: string): string[] {
  const things = named.flatMap(({ record }) => alarmedThing(record) ?? []);
  return [...new Set(things.filter((thing) => thing.module === module).map(({ thingId }) => thingId))];
}

/** Those of the things that could be looked at. */
function without(ids: readonly string[], findings: readonly Finding[], module: string): string[] {
  const blind = new Set(
    idsOf(
      findings.filter(({ finding }) => finding === 'cannot-look'),
      module,
    ),
  );
  return ids.filter((id) => !blind.has(id));
}

async function inPieces(ctx: CheckingContext, source: Watched, ids: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (let from = 0; from < ids.length; from += atOnce)
    findings.push(...(await guardedRows(ctx, source, ids.slice(from, from + atOnce))));
  return findings;
}

interface NamedFile {
  source: Watched;
  thingId: string;
  /** SHA-256 of the file, as its leaf says, in hex. */
  digest: string;
}

/** I9: the bytes are read and hashed; what the rows say of them counts for nothing. */
async function checkFile(
  ctx: CheckingContext,
  files: NonNullable<Looking['files']>,
  { source, thingId, digest }: NamedFile,
): Promise<Finding[]> {
  if (!source.objectOf) return [];
  const found = (finding: 'file-missing' | 'file-differs'): Finding[] => [
    { invariant: 'I9', finding, record: `${source.module} ${thingId}` },
  ];
  const object = await ctx.transact('read', ({ tx }) => source.objectOf!(tx, thingId, digest));
  if (object === null) return [];
  if (!object) return found('file-missing');
  const hash = createHash('sha256');
  try {
    const stored = await files.open(object, { agency: ctx.actor.agencyId });
    for await (const piece of stored) hash.update(piece as Buffer);
  } catch (error) {
    const { code } = error as AppError;
    if (code === 'files.object-missing') return found('file-missing');
    if (code === 'files.object-damaged') return found('file-differs');
    throw error;
  }
  return hash.digest('hex') === digest ? [] : found('file-differs');
}
