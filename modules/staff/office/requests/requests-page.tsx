import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperationPages } from '#office/data/use-operation.ts';
import { FilterBar } from '#office/design/list/filter-bar.tsx';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { useListState } from '#office/design/list/list-state.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { requests } from '../../contract/requests.ts';
import { RequestState, requestStates } from '../../contract/terms.ts';
import { staffFilePath } from '../addresses.ts';
import styles from '../staff.module.css';
import { StaffTabs } from '../staff-tabs.tsx';
import { DecisionButtons } from './decision-buttons.tsx';
import { RequestPanel } from './request-panel.tsx';

/** What employees ask to be changed, for those who decide. */
export function RequestsPage() {
  const { t } = useTranslation();
  const list = useListState(
    useMemo(
      (): FilterField[] => [
        {
          kind: 'choice',
          name: 'state',
          label: t('staff.request.state'),
          options: requestStates.map((value) => ({ value, label: t(`staff.request.state.${value}`) })),
        },
      ],
      [t],
    ),
  );
  const asked = RequestState.safeParse(list.values.state);
  const state = asked.success ? asked.data : 'submitted';
  const pages = useOperationPages(requests.list, { state });
  return (
    <>
      <PageHeader title={t('staff.requests.title')} detail={t('staff.requests.detail')} />
      <StaffTabs />
      <div className={styles.tools}>
        <FilterBar list={list} />
      </div>
      <PagedRows
        pages={pages}
        onSight
        empty={
          <EmptyState title={t(state === 'submitted' ? 'staff.requests.none' : 'office.list.noMatch')}>
            {t('staff.requests.noneHint')}
          </EmptyState>
        }
      >
        {(rows) => (
          <div className={styles.column}>
            {rows.map((request) => (
              <RequestPanel
                key={request.id}
                request={request}
                title={request.person.name}
                to={staffFilePath(request.person.id)}
                ofKind
                acts={request.can.decide ? <DecisionButtons requestId={request.id} /> : null}
                hidden={
                  request.can.decide ? (
                    <>
                      <p className={styles.quiet}>{t('staff.requests.readFirst')}</p>
                      <Button
                        component={Link}
                        to={staffFilePath(request.person.id)}
                        variant="default"
                        size="compact-sm"
                      >
                        {t('staff.requests.openFile')}
                      </Button>
                    </>
                  ) : (
                    <p className={styles.quiet}>{t('staff.requests.private')}</p>
                  )
                }
              />
            ))}
          </div>
        )}
      </PagedRows>
    </>
  );
}
