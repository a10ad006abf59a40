import { Button, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useHeldInput } from '#office/design/form/use-held-input.ts';
import { type FileFromBelow, type ReportFromBelow, withoutPiece, withPiece } from './from-below.ts';
import styles from './take-over.module.css';

interface TakeOverProps {
  reports: readonly ReportFromBelow[];
  text: string;
  onText: (text: string) => void;
  files: readonly FileFromBelow[];
  onFiles: (files: FileFromBelow[]) => void;
}

/** Reports of those below, whose words and files go up with the own report; nothing of it is uploaded again. */
export function TakeOver({ reports, text, onText, files, onFiles }: TakeOverProps) {
  const { t } = useTranslation();
  useHeldInput(() => files.length > 0);
  const isTaken = (one: FileFromBelow) => files.some((taken) => isSame(taken, one));
  const all = reports.flatMap((report) =>
    report.files.map(({ fileId }) => ({ reportId: report.id, fileId })),
  );
  const missing = reports.filter((report) => !text.includes(report.text));
  const takeAll = () => {
    onText(missing.reduce((before, report) => withPiece(before, report.text), text));
    onFiles(all);
  };
  return (
    <fieldset className={styles.below}>
      <legend>{t('dispositions.report.below')}</legend>
      <p className={styles.hint}>{t('dispositions.report.belowHint')}</p>
      {reports.map((report) => (
        <div key={report.id} className={styles.report}>
          <Checkbox
            label={t('dispositions.report.belowText', { post: report.postName })}
            checked={text.includes(report.text)}
            onChange={({ currentTarget: { checked } }) =>
              onText(checked ? withPiece(text, report.text) : withoutPiece(text, report.text))
            }
          />
          {report.files.map(({ fileId, name }) => {
            const file = { reportId: report.id, fileId };
            return (
              <Checkbox
                key={fileId}
                className={styles.file}
                label={name}
                checked={isTaken(file)}
                onChange={({ currentTarget: { checked } }) =>
                  onFiles(checked ? [...files, file] : files.filter((taken) => !isSame(taken, file)))
                }
              />
            );
          })}
        </div>
      ))}
      {missing.length > 0 || !all.every(isTaken) ? (
        <Button variant="default" size="compact-sm" onClick={takeAll}>
          {t('dispositions.report.belowAll')}
        </Button>
      ) : null}
    </fieldset>
  );
}

function isSame(one: FileFromBelow, other: FileFromBelow): boolean {
  return one.reportId === other.reportId && one.fileId === other.fileId;
}
