import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Day, Instant } from '#core/contract/schemas.ts';
import type { Secrets } from '#core/session/secrets.ts';
import type { TileStore } from '#modules/ledger/server/ledger.api.ts';
import { DisposalListId, DossierId, RecordId, SourceModule } from '../../contract/terms.ts';

/**
 * What was destroyed by one list: ids, numbers and days, no word of what it was. It is kept outside the database, beside
 * the logs, so that a backup from before does not bring back what was destroyed without anybody noticing.
 */
export const DestructionNote = z.object({
  listId: DisposalListId,
  report: z.string(),
  stipulation: z.string(),
  approvals: z.unknown(),
  /** The day in the zone of the agency. */
  on: Day,
  at: Instant,
  dossiers: z.array(
    z.object({ dossierId: DossierId, number: z.int(), year: z.int(), code: z.string(), records: z.int() }),
  ),
  /** Every record that went; with its source where another module filed it. */
  records: z.array(
    z.object({
      recordId: RecordId,
      dossierId: DossierId,
      module: SourceModule.nullable(),
      sourceId: z.uuid().nullable(),
    }),
  ),
});
export type DestructionNote = z.output<typeof DestructionNote>;

/** Where notes lie: files that are written once. */
export type NoteStore = Pick<TileStore, 'read' | 'put' | 'list'>;

/** Notes are signed under the secret of the installation: who can write the folder alone can have nothing taken away. */
export type NoteSecrets = Pick<Secrets, 'fingerprint'>;

/** A note as it is signed: which one of the agency it is, so that one that was taken away leaves a gap. */
const Written = z.object({ place: z.int().positive(), note: DestructionNote });

export interface ReadNotes {
  /** In the order in which they were written. */
  notes: DestructionNote[];
  /** Files that this installation did not write so: their paths. */
  refused: string[];
  /** Places of which there is no note, though there is one behind them. */
  gaps: number[];
  /** Place of the newest. */
  last: number;
}

const folderOf = (agencyId: string) => `${agencyId}/destroyed`;
const pathOf = (agencyId: string, listId: string) => `${folderOf(agencyId)}/${listId}.json`;
const signatureOf = (secrets: NoteSecrets, path: string, line: string) =>
  secrets.fingerprint(`archive.destruction-note:${path}`, line);

/** The notes of an agency; what is not signed, or lies under the name of another list, is none. */
export async function readNotes(
  store: NoteStore,
  secrets: NoteSecrets,
  agencyId: string,
): Promise<ReadNotes> {
  const written: z.output<typeof Written>[] = [];
  const refused: string[] = [];
  for (const path of await store.list(folderOf(agencyId))) {
    const one = opened(secrets, agencyId, path, await store.read(path));
    if (one) written.push(one);
    else refused.push(path);
  }
  written.sort((a, b) => a.place - b.place);
  const places = new Set(written.map(({ place }) => place));
  const last = written.at(-1)?.place ?? 0;
  const gaps = Array.from({ length: last }, (_, at) => at + 1).filter((place) => !places.has(place));
  return { notes: written.map(({ note }) => note), refused, gaps, last };
}

/** Writes the note of a list, once. */
export async function addNote(
  store: NoteStore,
  secrets: NoteSecrets,
  agencyId: string,
  note: DestructionNote,
): Promise<void> {
  const path = pathOf(agencyId, note.listId);
  if (opened(secrets, agencyId, path, await store.read(path))) return;
  const place = (await readNotes(store, secrets, agencyId)).last + 1;
  const line = JSON.stringify({ place, note });
  await store.put(path, Buffer.from(`${line}\n${signatureOf(secrets, path, line).toString('base64')}\n`));
}

/** The note in a file, where the installation signed it for this place. */
function opened(
  secrets: NoteSecrets,
  agencyId: string,
  path: string,
  bytes: Uint8Array | undefined,
): z.output<typeof Written> | undefined {
  if (!bytes) return undefined;
  const [line = '', signature = '', ...rest] = Buffer.from(bytes).toString('utf8').split('\n');
  const given = Buffer.from(signature, 'base64');
  const expected = signatureOf(secrets, path, line);
  if (given.length !== expected.length || !timingSafeEqual(given, expected) || rest.join('') !== '')
    return undefined;
  const { success, data } = Written.safeParse(JSON.parse(line));
  return success && path === pathOf(agencyId, data.note.listId) ? data : undefined;
}
