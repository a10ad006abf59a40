import { useTranslation } from 'react-i18next';
import type { Column } from '#office/design/list/data-list.tsx';
import { TwoLines } from '#office/design/list/two-lines.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { DossierRow } from '../../contract/views.ts';
import { ClassBadge, LifeBadge } from '../words/archive-badges.tsx';
import styles from './dossiers.module.css';

export function useDossierColumns(): Column<DossierRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      id: 'number',
      header: t('archive.field.number'),
      width: '104px',
      phone: 'lead',
      cell: ({ number, year }) => (
        <span className="figures">
          {number}/{year}
        </span>
      ),
    },
    {
      id: 'code',
      header: t('archive.field.code'),
      width: '112px',
      phone: 'lead',
      cell: ({ code }) => <span className="figures">{code}</span>,
    },
    {
      id: 'title',
      header: t('archive.field.title'),
      width: 'minmax(0, 3fr)',
      phone: 'title',
      lines: 3,
      cell: ({ title, byItself }) => (
        <>
          {title} {byItself ? <span className={styles.quiet}>· {t('archive.dossiers.byItself')}</span> : null}
        </>
      ),
    },
    {
      id: 'unit',
      header: t('archive.field.unit'),
      width: 'minmax(0, 1.6fr)',
      phone: 'meta',
      lines: 2,
      cell: ({ unitName }) => unitName,
    },
    {
      id: 'records',
      header: t('archive.field.records'),
      width: '64px',
      align: 'end',
      phone: 'meta',
      cell: ({ records }) => t('archive.list.items', { count: records }),
    },
    {
      id: 'state',
      header: t('archive.field.state'),
      width: '210px',
      phone: 'side',
      cell: (row) => (
        <TwoLines
          first={
            <span className={styles.badges}>
              <LifeBadge state={row.state} />
              <ClassBadge of={row.securityClass} />
            </span>
          }
          second={untilWords(row)}
          wide
        />
      ),
    },
  ];

  /** The next day on which something changes. */
  function untilWords({ state, activeUntil, inactiveUntil }: DossierRow): string | null {
    if (state === 'active' && activeUntil)
      return t('archive.life.activeUntil', { until: format.shortDay(activeUntil) });
    if (state === 'inactive' && inactiveUntil)
      return t('archive.life.inactiveUntil', { until: format.shortDay(inactiveUntil) });
    return null;
  }
}
