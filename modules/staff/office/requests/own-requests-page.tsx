import { Button } from '@mantine/core';
import { FilePenLine, PencilLine, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperation, useOperationPages } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { files } from '../../contract/files.ts';
import { type RequestView, requests } from '../../contract/requests.ts';
import { ProposeForm, type Subject } from '../entry/entry-forms.tsx';
import styles from '../staff.module.css';
import { OwnTabs } from '../staff-tabs.tsx';
import { RequestPanel } from './request-panel.tsx';

/** What the person asked to be changed in the own file. */
export function OwnRequestsPage() {
  const { t } = useTranslation();
  const pages = useOperationPages(requests.listOwn, {});
  const subject = useOperation(files.showOwn, {}).data?.person;
  const propose = subject ? (
    <DialogButton verb={t('staff.request.propose')} icon={FilePenLine} look="main" wide keeps>
      {(close) => <ProposeForm subject={subject} onEnd={close} />}
    </DialogButton>
  ) : null;
  return (
    <>
      <PageHeader title={t('staff.own.requests')} detail={t('staff.own.requestsDetail')} actions={propose} />
      <OwnTabs />
      <PagedRows
        pages={pages}
        onSight
        empty={<EmptyState title={t('staff.own.noRequests')}>{t('staff.own.noRequestsHint')}</EmptyState>}
      >
        {(rows) => (
          <div className={styles.column}>
            {rows.map((request) => (
              <RequestPanel
                key={request.id}
                request={request}
                title={t(`staff.kind.${request.proposal?.content.kind ?? 'personal'}`)}
                acts={subject ? <OwnActs request={request} subject={subject} /> : null}
              />
            ))}
          </div>
        )}
      </PagedRows>
    </>
  );
}

function OwnActs({ request, subject }: { request: RequestView; subject: Subject }) {
  const { t } = useTranslation();
  const { id: requestId, proposal, can } = request;
  const withdraw = useAct(requests.withdraw, {
    stales: ['staff.'],
    onDone: () => toast(t('staff.request.withdrawn')),
  });
  return (
    <span className={styles.acts}>
      {can.withdraw ? (
        <Button
          variant="default"
          size="compact-sm"
          loading={withdraw.isPending}
          leftSection={<Undo2 size={14} aria-hidden="true" />}
          onClick={() => withdraw.mutate({ requestId })}
        >
          {t('staff.request.withdraw')}
        </Button>
      ) : null}
      {can.resubmit && proposal ? (
        <DialogButton verb={t('staff.request.again')} icon={PencilLine} look="small" wide keeps>
          {(close) => <ProposeForm subject={subject} again={{ requestId, proposal }} onEnd={close} />}
        </DialogButton>
      ) : null}
    </span>
  );
}
