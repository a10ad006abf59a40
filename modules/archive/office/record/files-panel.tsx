import { useTranslation } from 'react-i18next';
import { Panel } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { RecordView } from '../../contract/views.ts';
import { AddVersion } from './add-version.tsx';
import { FileDownloads } from './file-downloads.tsx';
import styles from './record.module.css';
import { RedactButton } from './redact-button.tsx';

/** The files of the record, each with the ways to take it along. */
export function FilesPanel({ record }: { record: RecordView }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t('archive.record.files')}>
      <ul className={styles.links}>
        {record.documents.map((file) => (
          <li key={file.position} className={styles.file}>
            <span>
              {file.name}{' '}
              <span className={styles.quiet}>
                {[
                  format.bytes(file.size),
                  file.pages > 0 ? t('archive.record.pages', { count: file.pages }) : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <FileDownloads record={record} file={file} />
            {record.can.addVersion && file.pages > 0 && file.version?.kind !== 'redacted' ? (
              <RedactButton record={record} file={file} />
            ) : null}
            {record.can.addVersion && !file.version ? <AddVersion record={record} file={file} /> : null}
            {file.version ? (
              <p className={styles.quiet}>
                {t('archive.reading.versionOf', {
                  kind: t(`archive.reading.version.${file.version.kind}`),
                  day: format.day(file.version.addedAt),
                  name: file.version.addedBy?.name ?? '—',
                  reason: file.version.reason,
                })}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
