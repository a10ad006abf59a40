import { FilePlus2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { peopleView } from '#modules/organization/contract/permissions.ts';
import { useOperationPages } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRows } from '#office/design/panel-rows.tsx';
import { useMay } from '#office/session/use-session.ts';
import { leaveView } from '../../contract/permissions.ts';
import { requests } from '../../contract/requests.ts';
import styles from '../leave.module.css';
import { LeaveTabs } from '../leave-tabs.tsx';
import { RequestRow } from '../words/request-row.tsx';
import { EnterFor } from './enter-for.tsx';

const desks = ['official', 'superior', 'substitute'] as const;

/** What waits for the person: to decide, to consider, to stand in. */
export function DeskPage() {
  const { t } = useTranslation();
  const may = useMay();
  // Whose leave it may enter at once is known only with the person.
  const decides = may(leaveView) && may(peopleView);
  return (
    <>
      <PageHeader
        title={t('leave.desk.title')}
        detail={t('leave.desk.detail')}
        actions={
          decides ? (
            <DialogButton verb={t('leave.enter.verb')} icon={FilePlus2} look="plain">
              {() => <EnterFor />}
            </DialogButton>
          ) : undefined
        }
      />
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
