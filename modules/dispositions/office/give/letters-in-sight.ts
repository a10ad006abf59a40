import type { QueryClient } from '@tanstack/react-query';
import { letters } from '#modules/letters/contract/letters.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import type { LetterRow } from '#modules/letters/contract/views.ts';
import type { LetterWords } from './giving-run.ts';

interface Pages {
  pages?: readonly { items?: readonly LetterRow[] }[];
}

/** Letters as the list names them in which they were chosen; nothing is asked of the server for that. */
export function lettersInSight(queries: QueryClient, ids: readonly LetterId[]): LetterWords[] {
  const lists = queries.getQueriesData<Pages>({ queryKey: [letters.inbox.id] });
  const rows = lists.flatMap(([, list]) => list?.pages?.flatMap(({ items }) => items ?? []) ?? []);
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.map((letterId) => {
    const row = known.get(letterId);
    return {
      letterId,
      agendaNumber: row ? `${row.agendaNumber}/${row.year}` : '',
      subject: row?.subject ?? '',
    };
  });
}
