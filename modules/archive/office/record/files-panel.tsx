import { useTranslation } from 'react-i18next';
import { Panel } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { RecordView } from '../../contract/views.ts';
import { AddVersion } from './add-version.tsx';
import { FileDownloads } from './file-downloads.tsx';
import styles from './record.module.css';
import { RedactButton } from './redact-button.tsx';

/** Milliseconds after which a copy that does not stand is asked after: most take less than a minute. */
const lateAfter = 15 * 60_000;

type Copy = NonNullable<RecordView['documents'][number]['awaitedCopy']>;

/** A copy for the public that is being made, or was not made; links leave the file out meanwhile. */
function AwaitedCopy({ of: { askedBy, askedAt } }: { of: Copy }) {
  const { t } = useTranslation();
  const format = useFormat();
  const late = Date.now() - Date.parse(askedAt) > lateAfter;
  return (
    <p className={late ? styles.warning : styles.quiet}>
      {t(late ? 'archive.redact.late' : 'archive.redact.awaited', {
        time: format.recent(askedAt),
        name: askedBy.name,
      })}
    </p>
  );
}

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
            {file.awaitedCopy ? <AwaitedCopy of={file.awaitedCopy} /> : null}
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
