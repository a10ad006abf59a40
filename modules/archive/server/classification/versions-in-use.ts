import type { Tx } from '#core/db/tx.ts';
import type { ClassificationVersionId } from '../../contract/terms.ts';
import {
  type ClassificationEntry,
  type ClassificationTree,
  type ClassificationVersion,
  treeOf,
} from '../rules/classification/classification.ts';
import type { Schedule } from '../rules/retention/dossier-facts.ts';
import { type ClassificationList, listOf } from './classification-list.ts';
import { suppliedTree } from './supplied-list.ts';
import { type EntryRow, entriesOf, type VersionHead, versionHeads } from './versions.queries.ts';

/** Stands for the list of the product in the rules, where an agency has set none: it has codes and no schedule in force. */
export const suppliedVersionId = '00000000-0000-7000-8000-000000000083' as ClassificationVersionId;

interface Entries {
  list: ClassificationList;
  movedFrom: ReadonlyMap<string, string>;
}

/** What was set never changes, so it is kept by its id; a few agencies at once. */
const kept = new Map<string, Entries>();
const mostKept = 16;

let supplied: Entries | undefined;
function suppliedEntries(): Entries {
  supplied ??= { list: listOf(suppliedTree(), 'regional'), movedFrom: new Map() };
  return supplied;
}

/**
 * The head whose list is used on a day: the one in force, else the last that was, where a gap was left or the end came
 * without a successor; null where the list of the product is used.
 */
export function headOn(heads: readonly VersionHead[], day: string): VersionHead | null {
  return heads.findLast(({ starts_on }) => starts_on <= day) ?? null;
}

/** The codes that are used on a day. */
export async function listOn(
  tx: Tx,
  day: string,
): Promise<{ head: VersionHead | null; list: ClassificationList }> {
  const head = headOn(await versionHeads(tx), day);
  return { head, list: head ? (await entriesFor(tx, head)).list : suppliedEntries().list };
}

export async function entriesFor(
  tx: Tx,
  head: Pick<VersionHead, 'id' | 'scheme' | 'supplied'>,
): Promise<Entries> {
  if (head.supplied) return suppliedEntries();
  const known = kept.get(head.id);
  if (known) return known;
  const rows = await entriesOf(tx, head.id as ClassificationVersionId);
  const movedFrom = new Map(
    rows.flatMap(({ code, former_codes }) => former_codes.map((former) => [former, code])),
  );
  const entries = { list: listOf(treeOf(rows.map(entryOf)), head.scheme), movedFrom };
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest) kept.delete(oldest);
  kept.set(head.id, entries);
  return entries;
}

/** The law of the agency for the rules. The list of the product comes first, was never in force, and rules nothing. */
export async function scheduleOf(tx: Tx): Promise<Schedule> {
  const heads = await versionHeads(tx);
  const own = await Promise.all(
    heads.map(async (head): Promise<ClassificationVersion> => {
      const { list, movedFrom } = await entriesFor(tx, head);
      return {
        id: head.id as ClassificationVersionId,
        basis: head.basis,
        startsOn: head.starts_on,
        endsBefore: head.ends_before,
        fromYearEnd: head.from_year_end,
        tree: list.tree,
        movedFrom,
      };
    }),
  );
  return { versions: [neverInForce(), ...own] };
}

let unruled: ClassificationTree | undefined;
function neverInForce(): ClassificationVersion {
  unruled ??= treeOf([...suppliedTree().values()].map((entry) => ({ ...entry, rule: null })));
  return {
    id: suppliedVersionId,
    basis: 'Permendagri 83/2022',
    startsOn: '0001-01-01',
    endsBefore: '0001-01-02',
    fromYearEnd: true,
    tree: unruled,
    movedFrom: new Map(),
  };
}

function entryOf(row: EntryRow): ClassificationEntry {
  const { fate, active_years, inactive_years, exception_words, exception_fate } = row;
  const ruled = fate !== null && active_years !== null && inactive_years !== null;
  return {
    code: row.code,
    parent: row.parent_code,
    title: row.title,
    level: row.level,
    rule: ruled
      ? {
          activeYears: active_years,
          activeTrigger: row.active_trigger,
          inactiveYears: inactive_years,
          inactiveTrigger: row.inactive_trigger,
          fate,
          exception:
            exception_words !== null && exception_fate !== null
              ? { words: exception_words, fate: exception_fate }
              : null,
        }
      : null,
  };
}
