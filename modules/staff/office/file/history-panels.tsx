import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { Panel } from '#office/design/panel.tsx';
import { PanelRows } from '#office/design/panel-rows.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import type { EntryView } from '../../contract/entries.ts';
import { type EntryKind, entryKinds, isPrivate } from '../../contract/terms.ts';
import styles from '../staff.module.css';
import { EntryRow } from './entry-row.tsx';

interface HistoryPanelsProps {
  entries: readonly EntryView[];
  personId: PersonId;
  /** What can be done with an entry that stands. */
  acts?: (entry: EntryView) => ReactNode;
}

/** The histories of a file, one panel for each kind that has any. What no longer stands is kept below it. */
export function HistoryPanels({ entries, personId, acts }: HistoryPanelsProps) {
  const { t } = useTranslation();
  const kinds = entryKinds.filter((kind) => entries.some((entry) => entry.kind === kind));
  if (kinds.length === 0)
    return <EmptyState title={t('staff.history.none')}>{t('staff.history.noneHint')}</EmptyState>;
  return (
    <div className={styles.histories}>
      {kinds.map((kind) => (
        <KindPanel
          key={kind}
          kind={kind}
          entries={entries.filter((entry) => entry.kind === kind)}
          personId={personId}
          {...(acts ? { acts } : {})}
        />
      ))}
    </div>
  );
}

function KindPanel({ kind, entries, personId, acts }: HistoryPanelsProps & { kind: EntryKind }) {
  const { t } = useTranslation();
  const holds = (entry: EntryView) => entry.stands && entry.content !== null;
  const standing = entries.filter(holds);
  const former = entries.filter((entry) => !holds(entry));
  return (
    <Panel
      title={t(`staff.kind.${kind}`)}
      flush
      acts={
        isPrivate(kind) ? (
          <StatusBadge tone="neutral" icon={Lock} label={t('staff.private.badge')} />
        ) : undefined
      }
    >
      <PanelRows>
        {standing.map((entry) => (
          <EntryRow key={entry.id} entry={entry} personId={personId}>
            {acts?.(entry)}
          </EntryRow>
        ))}
      </PanelRows>
      {former.length > 0 ? (
        <details className={styles.former}>
          <summary>{t('staff.history.former', { count: former.length })}</summary>
          <PanelRows>
            {former.map((entry) => (
              <EntryRow key={entry.id} entry={entry} personId={personId} />
            ))}
          </PanelRows>
        </details>
      ) : null}
    </Panel>
  );
}
