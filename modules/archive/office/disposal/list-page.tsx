import { Button, Menu } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Ban, Ellipsis, FileText, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { disposal } from '../../contract/disposal.ts';
import type { DisposalView } from '../../contract/disposal-views.ts';
import type { DisposalListId } from '../../contract/terms.ts';
import { BagButton } from '../handover/bag-button.tsx';
import { disposalsPath, stubsPath } from '../keeping-addresses.ts';
import { capital } from '../words/capital.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import styles from './disposal.module.css';
import { DisposalState } from './disposal-state.tsx';
import { DropOuts } from './drop-outs.tsx';
import { ListItems } from './list-items.tsx';
import { NextStep } from './next-step.tsx';
import { StepsPanel } from './steps-panel.tsx';

/** A disposal list: what comes next and for whom, all steps with who took them, and the dossiers. */
export function DisposalListPage() {
  const { listId } = useParams({ strict: false }) as { listId: DisposalListId };
  const answer = useOperation(disposal.show, { listId });
  if (!answer.data) return <AnswerState of={answer} wholePage />;
  return <DisposalPage list={answer.data} />;
}

function DisposalPage({ list }: { list: DisposalView }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <PageHeader
        title={t('archive.disposal.listTitle', {
          kind: capital(t(`archive.kind.${list.kind}`)),
          day: format.day(list.createdAt),
        })}
        detail={t('archive.disposal.listDetail', { count: list.items, name: list.createdBy.name })}
        back={{ to: disposalsPath, label: t('archive.disposal.lists') }}
        badges={<DisposalState list={list} />}
        actions={<Acts list={list} />}
      />
      <div className={styles.page}>
        <div className={styles.column}>
          <NextStep list={list} />
          <div className={styles.past}>
            <StepsPanel list={list} />
          </div>
        </div>
        <div className={styles.column}>
          <DropOuts list={list} />
          <ListItems list={list} />
        </div>
      </div>
    </>
  );
}

function Acts({ list }: { list: DisposalView }) {
  const { t } = useTranslation();
  const [cancelling, setCancelling] = useState(false);
  const stubs = list.kind === 'destruction' && list.executed;
  return (
    <>
      {stubs ? (
        <Button
          component={Link}
          to={stubsPath}
          search={{ list: list.id } as never}
          variant="default"
          leftSection={<ScrollText size={16} aria-hidden="true" />}
        >
          {t('archive.disposal.stubs')}
        </Button>
      ) : null}
      <BagButton list={list} />
      {list.report && list.hidden === 0 ? (
        <Button
          component="a"
          href={addressOf(disposal.printReport, { listId: list.id })}
          target="_blank"
          rel="noreferrer"
          variant="default"
          leftSection={<FileText size={16} aria-hidden="true" />}
        >
          {t('archive.disposal.report')}
        </Button>
      ) : null}
      {list.can.cancel ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" aria-label={t('archive.disposal.more')} px="xs">
              <Ellipsis size={16} aria-hidden="true" />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              color="danger"
              leftSection={<Ban size={16} aria-hidden="true" />}
              onClick={() => setCancelling(true)}
            >
              {t('archive.disposal.cancel')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
      <CancelDialog list={list} opened={cancelling} onClose={() => setCancelling(false)} />
    </>
  );
}
