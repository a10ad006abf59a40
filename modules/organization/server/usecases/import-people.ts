import type { Readable } from 'node:stream';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import { sheetImported } from '../../contract/events.ts';
import type { ImportResult, people } from '../../contract/people.ts';
import { prepareImport } from '../prepare-import.ts';
import { readSheet, sheetLimits, tooLarge } from '../read-sheet.ts';
import type { Sheet } from '../rules/sheet-table.ts';
import { lockStructure } from '../units.queries.ts';

const shownFaults = 200;

type Input = InputOf<typeof people.import>;

/** Reads a sheet and writes all of its rows or, at any fault or in a dry run, none. */
export async function importPeople(ctx: OutsideContext, input: Input): Promise<ImportResult> {
  // Who may not import is told so before a byte is read.
  await ctx.transact('read', async () => {});
  const sheet = await readSheet(await bytesOf(ctx.request.body));
  return ctx.transact('write', (inside) => importSheet(inside, input, sheet));
}

async function importSheet(
  ctx: TxContext,
  { kind, dryRun = false }: Input,
  sheet: Sheet,
): Promise<ImportResult> {
  await lockStructure(ctx.tx);
  const { rows, plan, appointed, write } = await prepareImport[kind](ctx, sheet);
  const { faults, unchanged } = plan;
  const [created, changed] = [plan.created.length, plan.changed.length];
  const written = !dryRun && faults.length === 0;
  if (written) {
    await write();
    const payload = { kind, created, changed, appointed };
    await emit(ctx, sheetImported, { subject: ctx.actor.agencyId, payload });
  }
  const moreFaults = Math.max(0, faults.length - shownFaults);
  return {
    ...{ dryRun, written, rows, created, changed, unchanged, appointed },
    ...{ faults: faults.slice(0, shownFaults), moreFaults },
  };
}

async function bytesOf(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > sheetLimits.bytes) tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
