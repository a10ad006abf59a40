import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { PageTabs } from '#office/design/page-tabs.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { type EmergencyOpening, emergency } from '../../contract/emergency.ts';
import { emergenciesPath } from '../keeping-addresses.ts';
import styles from './emergency.module.css';
import { EmergencyButton } from './emergency-form.tsx';
import { OpeningItem } from './opening-item.tsx';

/** The register of emergency openings: what waits for a review, and all of them. */
export function EmergenciesPage() {
  const { t } = useTranslation();
  const address = useSearch({ strict: false }) as { waiting?: unknown; opening?: string };
  const waiting = String(address.waiting) === 'true';
  const asked = waiting ? ({ waiting: 'true' } as const) : {};
  const pages = useOperationPages(emergency.list, asked) as Pages<EmergencyOpening>;
  return (
    <>
      <PageHeader
        title={t('archive.emergency.title')}
        detail={t('archive.emergency.detail')}
        actions={<EmergencyButton />}
      />
      <PageTabs
        label={t('archive.emergency.title')}
        tabs={[
          { to: emergenciesPath, search: {}, label: t('archive.emergency.all'), current: !waiting },
          {
            to: emergenciesPath,
            search: { waiting: 'true' },
            label: t('archive.emergency.waiting'),
            current: waiting,
          },
        ]}
      />
      <PagedRows
        pages={pages}
        onSight
        empty={
          <EmptyState title={t(waiting ? 'archive.emergency.homeNone' : 'archive.emergency.none')}>
            {t('archive.emergency.noneHint')}
          </EmptyState>
        }
      >
        {(rows) => (
          <ol className={styles.list} aria-label={t('archive.emergency.title')}>
            {rows.map((opening) => (
              <OpeningItem key={opening.id} opening={opening} meant={opening.id === address.opening} />
            ))}
          </ol>
        )}
      </PagedRows>
    </>
  );
}
