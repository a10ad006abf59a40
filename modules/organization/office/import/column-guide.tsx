import { Button } from '@mantine/core';
import { FileSpreadsheet, FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '#office/design/save-file.ts';
import { ErrorState } from '#office/design/states/error-state.tsx';
import type { SheetKind } from '../../contract/people.ts';
import styles from './column-guide.module.css';
import { type SheetColumn, sheetGuide } from './sheet-guide.ts';
import { templateCsv, templateName, templateWorkbook } from './template-file.ts';

/** The template to fill in, and what belongs in its columns. */
export function ColumnGuide({ kind }: { kind: SheetKind }) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const meaningOf = ({ name, words }: SheetColumn) =>
    [t(`organization.sheet.${name}`), words ? t('organization.sheet.words', { words: words.join(', ') }) : '']
      .filter(Boolean)
      .join(' ');
  const saveWorkbook = () => {
    setError(null);
    templateWorkbook(kind, {
      guide: t('organization.sheet.guide'),
      column: t('organization.sheet.column'),
      meaning: t('organization.sheet.meaning'),
      required: t('organization.sheet.required'),
      example: t('organization.sheet.example'),
      yes: t('organization.sheet.yes'),
      meaningOf,
    })
      .then((file) => saveFile(file, `${templateName(kind)}.xlsx`))
      .catch(setError);
  };
  return (
    <div className={styles.guide}>
      <div className={styles.templates}>
        <p>{t('organization.import.template')}</p>
        <Button
          variant="default"
          leftSection={<FileSpreadsheet size={16} aria-hidden="true" />}
          onClick={saveWorkbook}
        >
          {t('organization.import.templateXlsx')}
        </Button>
        <Button
          variant="default"
          leftSection={<FileText size={16} aria-hidden="true" />}
          onClick={() => saveFile(templateCsv(kind), `${templateName(kind)}.csv`)}
        >
          {t('organization.import.templateCsv')}
        </Button>
      </div>
      {error ? <ErrorState compact error={error} /> : null}
      <details className={styles.columns}>
        <summary>{t('organization.import.columns', { count: sheetGuide[kind].length })}</summary>
        <dl>
          {sheetGuide[kind].map((column) => (
            <div key={column.name}>
              <dt>
                <code>{column.name}</code>
                {column.required ? (
                  <span className={styles.required}>{t('organization.sheet.required')}</span>
                ) : null}
              </dt>
              <dd>
                {meaningOf(column)}
                <span className={styles.example}>
                  {t('organization.sheet.exampleOf')} <code>{column.example}</code>
                </span>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
