import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf, SentInput } from '#core/contract/operation.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { listOf } from '#office/design/list/filter-field.ts';
import type { ListState } from '#office/design/list/list-state.ts';
import { useFormat } from '#office/format/use-format.ts';
import { records } from '../../contract/records.ts';
import { capital } from '../words/capital.ts';
import styles from './search.module.css';

type Counts = OutputOf<typeof records.count>;
type Kind = 'units' | 'codes' | 'years' | 'classes' | 'copyStates' | 'states';

/** Each kind of count with the filter that it sets; of several at once, or of one. */
const kinds: readonly { kind: Kind; name: string; several: boolean }[] = [
  { kind: 'years', name: 'year', several: false },
  { kind: 'units', name: 'unitId', several: false },
  { kind: 'codes', name: 'code', several: false },
  { kind: 'states', name: 'state', several: true },
  { kind: 'copyStates', name: 'copyState', several: true },
  { kind: 'classes', name: 'securityClass', several: true },
];

const shown = 8;

/** How much there is of each kind; a press narrows the search to it. */
export function Facets({ of, list }: { of: SentInput<typeof records.count>; list: ListState }) {
  const { t } = useTranslation();
  const { data } = useOperation(records.count, of, { keepPrevious: true });
  if (!data || data.total === 0) return null;
  return (
    <aside className={styles.facets} aria-label={t('archive.search.facets')} data-print="never">
      {kinds.map((one) => (
        <Facet key={one.kind} {...one} counts={data[one.kind]} list={list} />
      ))}
    </aside>
  );
}

interface FacetProps {
  kind: Kind;
  name: string;
  several: boolean;
  counts: Counts[Kind];
  list: ListState;
}

function Facet({ kind, name, several, counts, list }: FacetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const chosen = listOf(list.values[name]);
  if (counts.length === 0 || (counts.length === 1 && chosen.length === 0)) return null;
  const press = (value: string) => {
    if (chosen.includes(value)) return list.set({ [name]: chosen.filter((one) => one !== value) });
    list.set({ [name]: several ? [...chosen, value] : value });
  };
  return (
    <section>
      <h2>{t(`archive.search.facet.${kind}`)}</h2>
      <ul>
        {counts.slice(0, shown).map(({ value, name: words, records: count }) => (
          <li key={value}>
            <button
              type="button"
              className={styles.facet}
              aria-pressed={chosen.includes(value)}
              onClick={() => press(value)}
            >
              <span>{capital(words)}</span>
              <span className={styles.count}>
                {chosen.includes(value) ? <X size={12} aria-hidden="true" /> : null}
                {format.number(count)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
