import { Button } from '@mantine/core';
import { Download, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#office/design/panel.tsx';
import { saveFile } from '#office/design/save-file.ts';
import { useFormat } from '#office/format/use-format.ts';
import type { ImportResult } from '../../contract/people.ts';
import styles from './row-faults.module.css';
import { csvBlob } from './template-file.ts';

/** What is wrong, row by row as the spreadsheet counts them. Nothing was written. */
export function RowFaults({ answer }: { answer: Pick<ImportResult, 'rows' | 'faults' | 'moreFaults'> }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const textOf = (code: string) => (i18n.exists(`errors.${code}`) ? t(`errors.${code}`) : code);
  const rows = new Set(answer.faults.map(({ row }) => row)).size;
  const headings = [
    t('organization.import.row'),
    t('organization.sheet.column'),
    t('organization.import.wrong'),
    t('office.error.code'),
  ];
  const save = () =>
    saveFile(
      csvBlob([
        headings,
        ...answer.faults.map(({ row, column, code }) => [String(row), column ?? '', textOf(code), code]),
      ]),
      `${t('organization.import.faultsFile')}.csv`,
    );
  return (
    <Panel
      title={t('organization.import.faults', { count: answer.faults.length + answer.moreFaults })}
      hint={t('organization.import.faultsHint', {
        rows: format.number(rows),
        all: format.number(answer.rows),
      })}
      flush
      acts={
        <Button variant="default" leftSection={<Download size={16} aria-hidden="true" />} onClick={save}>
          {t('organization.import.saveFaults')}
        </Button>
      }
    >
      <table className={styles.faults}>
        <thead>
          <tr>
            {headings.slice(0, 3).map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.faults.map(({ row, column, code }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one cell can have one fault twice; the list never changes
            <tr key={`${row} ${column} ${code} ${at}`}>
              <td className={styles.row}>{row}</td>
              <td>{column ? <code>{column}</code> : null}</td>
              <td>
                <TriangleAlert size={15} aria-hidden="true" className={styles.sign} />
                {textOf(code)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {answer.moreFaults > 0 ? (
        <p className={styles.more}>{t('organization.import.moreFaults', { count: answer.moreFaults })}</p>
      ) : null}
    </Panel>
  );
}
