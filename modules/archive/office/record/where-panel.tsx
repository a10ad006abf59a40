import { Link } from '@tanstack/react-router';
import { Folder } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { RecordView } from '../../contract/views.ts';
import { dossierPath } from '../addresses.ts';
import { LifeBadge } from '../words/archive-badges.tsx';
import styles from './record.module.css';

/** In which dossier the record lies, and by which rule. */
export function WherePanel({ record }: { record: RecordView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { dossier } = record;
  const called = `${dossier.number}/${dossier.year} ${dossier.title}`;
  return (
    <Panel title={t('archive.record.where')}>
      <div className={styles.stands}>
        <p className={styles.where}>
          <Folder size={18} aria-hidden="true" />
          <span>
            {record.emergency ? called : <Link to={dossierPath(record.dossierId)}>{called}</Link>}
            <br />
            <span className={styles.quiet}>
              {t('archive.record.item', { item: record.item })} · {dossier.unitName}
            </span>
          </span>
        </p>
        <LifeBadge state={dossier.state} />
        <p className={styles.quiet}>
          {record.why.text}{' '}
          {t(record.filedBy ? 'archive.record.filedBy' : 'archive.record.filedAt', {
            name: record.filedBy?.name,
            at: format.moment(record.filedAt),
          })}
        </p>
      </div>
    </Panel>
  );
}
