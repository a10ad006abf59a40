import { Button, Select } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RowFaults } from '#modules/organization/office/import/row-faults.tsx';
import { useSheetWords } from '#modules/organization/office/import/use-sheet-words.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { FigureTable } from '#office/design/figure-table.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { ReadResult } from '#office/design/upload/read-result.tsx';
import { SheetDrop } from '#office/design/upload/sheet-drop.tsx';
import { useSheetImport } from '#office/design/upload/use-sheet-import.ts';
import { useMay } from '#office/session/use-session.ts';
import { classifications, type VersionView } from '../../contract/classifications.ts';
import { configureArchive } from '../../contract/permissions.ts';
import { versionsPath } from '../keeping-addresses.ts';
import styles from './classification.module.css';
import { ClassificationTabs } from './classification-tabs.tsx';
import { SheetColumns } from './sheet-columns.tsx';

/** Security and access by code (SKKAD): the rows of a version, or their import where it has none. */
export function AccessPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const asked = (useSearch({ strict: false }) as { version?: string }).version;
  const answer = useOperation(classifications.versions, {});
  const items = answer.data?.items ?? [];
  const version = items.find(({ id }) => id === asked) ?? items[0];
  return (
    <>
      <PageHeader title={t('archive.access.title')} detail={t('archive.access.detail')} />
      <ClassificationTabs />
      <AnswerState of={answer} />
      {answer.data && !version ? (
        <EmptyState
          title={t('archive.access.noVersion')}
          action={<Link to={versionsPath}>{t('archive.classification.versions')}</Link>}
        >
          {t('archive.access.noVersionHint')}
        </EmptyState>
      ) : null}
      {version ? (
        <div className={styles.stack}>
          {items.length > 1 ? (
            <Select
              label={t('archive.access.version')}
              allowDeselect={false}
              data={items.map(({ id, basis }) => ({ value: id as string, label: basis }))}
              value={version.id}
              onChange={(next) =>
                next && void navigate({ to: '.', search: { version: next } as never, replace: true })
              }
            />
          ) : null}
          <Rows key={version.id} version={version} />
        </div>
      ) : null}
    </>
  );
}

function Rows({ version }: { version: VersionView }) {
  const { t } = useTranslation();
  const may = useMay();
  const answer = useOperation(classifications.accessRules, { versionId: version.id });
  if (!answer.data) return <AnswerState of={answer} />;
  const { items } = answer.data;
  if (items.length === 0)
    return may(configureArchive) ? (
      <ImportRules version={version} />
    ) : (
      <Panel title={version.basis}>
        <NothingYet>{t('archive.access.none')}</NothingYet>
      </Panel>
    );
  return (
    <Panel title={version.basis} hint={t('archive.access.hint')}>
      <FigureTable
        caption={t('archive.access.title')}
        columns={[
          { name: t('archive.access.code') },
          { name: t('archive.access.class') },
          { name: t('archive.access.groups') },
          { name: t('archive.access.reason') },
        ]}
      >
        {items.map(({ code, securityClass, groups, reason }) => (
          <tr key={code}>
            <th scope="row">{code}</th>
            <td>{t(`letters.class.${securityClass}`)}</td>
            <td data-wrapped>{groups.map((group) => t(`archive.group.${group}`)).join(', ')}</td>
            <td data-wrapped>{reason ?? '—'}</td>
          </tr>
        ))}
      </FigureTable>
    </Panel>
  );
}

function ImportRules({ version }: { version: VersionView }) {
  const { t } = useTranslation();
  const words = useSheetWords();
  const [asked, setAsked] = useState(false);
  const sheet = useSheetImport(classifications.importAccess, {
    input: () => ({ versionId: version.id }) as never,
    stales: () => ['archive.'],
  });
  const { answer, busy } = sheet;
  return (
    <>
      <Panel title={version.basis} hint={t('archive.access.none')}>
        <div className={styles.stack}>
          <SheetDrop {...words} file={sheet.file} onTake={sheet.take} disabled={busy} />
          <SheetColumns of="access" />
        </div>
      </Panel>
      <ReadResult
        focus={sheet.result}
        busy={
          busy ? t(sheet.writing ? 'archive.classification.writing' : 'archive.classification.reading') : null
        }
        error={sheet.error}
        onRetry={sheet.retry}
      >
        {answer ? (
          answer.faults.length > 0 ? (
            <RowFaults answer={answer} />
          ) : (
            <Panel
              title={t(answer.written ? 'archive.access.set' : 'archive.access.ready', {
                count: answer.rows,
              })}
              hint={t('archive.access.readyHint')}
              acts={answer.written ? <CircleCheck size={24} aria-hidden="true" /> : null}
            >
              {answer.written ? null : (
                <Button onClick={() => setAsked(true)}>{t('archive.access.setVerb')}</Button>
              )}
            </Panel>
          )
        ) : null}
      </ReadResult>
      <ConfirmFinal
        opened={asked}
        onClose={() => setAsked(false)}
        verb={t('archive.access.setVerb')}
        title={t('archive.access.setTitle', { basis: version.basis })}
        onConfirm={() => {
          setAsked(false);
          sheet.write();
        }}
      >
        <p>{t('archive.access.readyHint')}</p>
      </ConfirmFinal>
    </>
  );
}
