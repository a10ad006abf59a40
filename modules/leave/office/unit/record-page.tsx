import { Button, Switch } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonPicker } from '#modules/organization/office/pick/person-picker.tsx';
import { useOperationPages } from '#office/data/use-operation.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRows } from '#office/design/panel-rows.tsx';
import { requests } from '../../contract/requests.ts';
import { askPath } from '../addresses.ts';
import styles from '../leave.module.css';
import { LeaveTabs } from '../leave-tabs.tsx';
import { RequestRow } from '../words/request-row.tsx';

/** Personnel: all requests of the people whose leave they keep, and asking for somebody who cannot. */
export function RecordPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [personId, setPersonId] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(true);
  const pages = useOperationPages(requests.list, {
    ...(personId ? { personId: personId as never } : {}),
    ...(waiting ? { waiting: 'true' as const } : {}),
  });
  return (
    <>
      <PageHeader
        title={t('leave.record.title')}
        detail={t('leave.record.detail')}
        actions={
          personId ? (
            <Button
              leftSection={<CalendarPlus size={16} aria-hidden="true" />}
              onClick={() => void navigate({ to: askPath, search: { person: personId } as never })}
            >
              {t('leave.record.ask')}
            </Button>
          ) : null
        }
      />
      <LeaveTabs />
      <div className={styles.tools}>
        <PersonPicker
          label={t('leave.record.person')}
          placeholder={t('leave.record.everybody')}
          clearable
          value={personId}
          onChange={setPersonId}
        />
        <Switch
          label={t('leave.record.waiting')}
          checked={waiting}
          onChange={(event) => setWaiting(event.currentTarget.checked)}
        />
      </div>
      <Panel title={t('leave.own.requests')} flush>
        <PagedRows pages={pages} empty={<NothingYet>{t('leave.record.none')}</NothingYet>}>
          {(rows) => (
            <PanelRows>
              {rows.map((entry) => (
                <RequestRow key={entry.id} entry={entry} />
              ))}
            </PanelRows>
          )}
        </PagedRows>
      </Panel>
    </>
  );
}
