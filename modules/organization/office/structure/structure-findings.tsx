import { Building2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { posts } from '../../contract/posts.ts';
import type { UnitView } from '../../contract/shapes.ts';
import { unitsNamed } from '../pick/units-named.ts';
import { PostRows } from './post-rows.tsx';
import styles from './structure.module.css';
import findings from './structure-findings.module.css';

interface StructureFindingsProps {
  text: string;
  units: readonly UnitView[];
  onUnit: (id: string) => void;
}

const shownUnits = 8;
const shownPosts = 50;

/** Units and posts that were looked for: by their names, and posts by who holds them. */
export function StructureFindings({ text, units, onUnit }: StructureFindingsProps) {
  const { t } = useTranslation();
  const found = useOperation(posts.search, { search: text, limit: shownPosts }, { keepPrevious: true });
  const named = unitsNamed(units, text).slice(0, shownUnits);
  const rows = found.data?.items ?? [];
  if (found.isSuccess && !found.isFetching && rows.length + named.length === 0) {
    return <EmptyState title={t('office.list.noMatch')}>{t('organization.structure.noMatch')}</EmptyState>;
  }
  return (
    <div className={styles.found} aria-busy={found.isFetching}>
      {named.length > 0 ? (
        <Panel title={t('organization.structure.units')}>
          <ul className={findings.units}>
            {named.map((unit) => (
              <li key={unit.id}>
                <button type="button" onClick={() => onUnit(unit.id)}>
                  <Building2 size={16} aria-hidden="true" />
                  <span>{unit.name}</span>
                </button>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      <AnswerState of={found} />
      {rows.length > 0 ? (
        <Panel
          title={t('organization.structure.posts')}
          {...(rows.length === shownPosts
            ? { hint: t('organization.structure.onlyFirst', { count: shownPosts }) }
            : {})}
          flush
        >
          <PostRows posts={rows} withUnit />
        </Panel>
      ) : null}
    </div>
  );
}
