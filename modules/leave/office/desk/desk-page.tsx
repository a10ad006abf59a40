import { useTranslation } from 'react-i18next';
import { useOperationPages } from '#office/data/use-operation.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRows } from '#office/design/panel-rows.tsx';
import { requests } from '../../contract/requests.ts';
import styles from '../leave.module.css';
import { LeaveTabs } from '../leave-tabs.tsx';
import { RequestRow } from '../words/request-row.tsx';

const desks = ['official', 'superior', 'substitute'] as const;

/** What waits for the person: to decide, to consider, to stand in. */
export function DeskPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('leave.desk.title')} detail={t('leave.desk.detail')} />
      <LeaveTabs />
      <div className={styles.stack}>
        {desks.map((desk) => (
          <Desk key={desk} as={desk} />
        ))}
      </div>
    </>
  );
}

function Desk({ as }: { as: (typeof desks)[number] }) {
  const { t } = useTranslation();
  const pages = useOperationPages(requests.desk, { as });
  return (
    <Panel title={t(`leave.desk.${as}`)} hint={t(`leave.desk.${as}Hint`)} flush>
      <PagedRows pages={pages} empty={<NothingYet>{t('leave.desk.none')}</NothingYet>}>
        {(rows) => (
          <PanelRows>
            {rows.map((entry) => (
              <RequestRow key={entry.id} entry={entry} />
            ))}
          </PanelRows>
        )}
      </PagedRows>
    </Panel>
  );
}
