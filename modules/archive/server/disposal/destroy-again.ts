import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { dossierDestroyed } from '../../contract/disposal-events.ts';
import { destroyNoted, knownDestructions } from './destruction-notes.queries.ts';
import { type DestructionNote, type NoteStore, readNotes } from './destruction-notes.ts';

export interface NotedDestructions {
  notes: number;
  /** Files among the notes that this installation did not write: nothing is done by them. */
  refused: string[];
  /** Notes that were there and are gone, by their places. */
  gaps: number[];
  /** Of which this database knows nothing: an older backup was restored. */
  undone: DestructionNote[];
  /** Lists that were executed here and of which there is no note (yet). */
  unnoted: { listId: string; executedAt: Date }[];
}

/** Holds the notes that lie outside against what this database knows. */
export async function notedDestructions(
  { tx, actor, secrets }: Pick<TxContext, 'tx' | 'actor' | 'secrets'>,
  store: NoteStore,
): Promise<NotedDestructions> {
  const { notes, refused, gaps } = await readNotes(store, secrets, actor.agencyId);
  const { executed, again } = await knownDestructions(tx);
  const known = new Set<string>([...executed.map(({ listId }) => listId), ...again]);
  const noted = new Set<string>(notes.map(({ listId }) => listId));
  return {
    notes: notes.length,
    refused,
    gaps,
    undone: notes.filter(({ listId }) => !known.has(listId)),
    unnoted: executed.filter(({ listId }) => !noted.has(listId)),
  };
}

/**
 * Does again what people had decided and done, and a restored backup undid: by its note, in one transaction of the owner
 * of the database, which no role of the program can do. The modules hear of it as they did the first time.
 * @returns how many records were taken away
 */
export async function destroyAgain(ctx: TxContext, note: DestructionNote): Promise<number> {
  const records = await destroyNoted(ctx.tx, note, ctx.clock.now());
  for (const { dossierId, number, year, code, records: count } of note.dossiers) {
    const sources = note.records.flatMap((one) =>
      one.dossierId === dossierId && one.module !== null && one.sourceId !== null
        ? [{ recordId: one.recordId, module: one.module, id: one.sourceId }]
        : [],
    );
    const payload = { number, year, code, report: note.report, records: count, sources };
    await emit(ctx, dossierDestroyed, { subject: dossierId, payload });
  }
  return records;
}
