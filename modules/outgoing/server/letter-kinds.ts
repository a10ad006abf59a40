import { z } from 'zod';
import { LetterKind, NumberingGroup } from '../contract/kinds.ts';
import kinds from '../data/letter-kinds.json' with { type: 'json' };
import groups from '../data/numbering-groups.json' with { type: 'json' };
import sources from '../data/sources.json' with { type: 'json' };

/** The kinds of the regulations in their order; a fault in the data stops the program at its start. */
export const nationalKinds: readonly LetterKind[] = z.array(LetterKind).parse(kinds);

/** The groups that count together where the agency did not decide otherwise. */
export const nationalGroups: readonly NumberingGroup[] = z.array(NumberingGroup).parse(groups);

/** Where a rule comes from: `verified` was read in the source, `general` is common knowledge of the field. */
export const kindSources: ReadonlyMap<string, { title: string; standing: string }> = new Map(
  Object.entries(sources),
);
