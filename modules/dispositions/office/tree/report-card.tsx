import { Paperclip } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import type { ReportView } from '../../contract/views.ts';
import { reportFileAddress } from '../addresses.ts';
import styles from './report-card.module.css';

/** What a desk reported, its files, and what the giver made of it. */
export function ReportCard({ report }: { report: ReportView }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.report}>
      <p className={styles.head}>
        {t('dispositions.report.by', { name: report.reportedBy.name })} ·{' '}
        <time dateTime={report.reportedAt}>{format.moment(report.reportedAt)}</time>
        {report.acceptedAt ? (
          <> · {t('dispositions.report.accepted', { day: format.recent(report.acceptedAt) })}</>
        ) : null}
      </p>
      <p className={styles.text}>{report.text ?? t('dispositions.withheld')}</p>
      {report.files.length > 0 ? (
        <ul className={styles.files}>
          {report.files.map((file) => (
            <li key={file.fileId}>
              <Paperclip size={14} aria-hidden="true" />
              <a href={reportFileAddress(report.id, file)} download={file.name}>
                {file.name}
              </a>{' '}
              <span>{format.bytes(file.sizeBytes)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {report.sentBackAt ? (
        <p className={styles.sentBack}>
          {t('dispositions.report.sentBack', { day: format.recent(report.sentBackAt) })}
          {report.sentBackReason ? <>: {report.sentBackReason}</> : null}
        </p>
      ) : null}
    </div>
  );
}
