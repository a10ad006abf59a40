import { Link, useSearch } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperationPages } from '#office/data/use-operation.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { disposal } from '../../contract/disposal.ts';
import type { StubRow } from '../../contract/disposal-views.ts';
import { DisposalListId } from '../../contract/terms.ts';
import { disposalPath } from '../keeping-addresses.ts';
import styles from './disposal.module.css';
import { DisposalTabs } from './disposal-tabs.tsx';

/** What stays of dossiers that were destroyed: what they were, and by which papers they went. */
export function StubsPage() {
  const { t } = useTranslation();
  const list = DisposalListId.safeParse((useSearch({ strict: false }) as { list?: string }).list);
  const pages = useOperationPages(disposal.stubs, list.success ? { listId: list.data } : {});
  return (
    <>
      <PageHeader
        title={t('archive.disposal.stubs')}
        detail={t('archive.disposal.stubsDetail')}
        {...(list.success
          ? { back: { to: disposalPath(list.data), label: t('archive.disposal.toList') } }
          : {})}
      />
      <DisposalTabs />
      <PagedRows
        pages={pages}
        onSight
        empty={
          <EmptyState title={t('archive.disposal.noStubs')}>{t('archive.disposal.noStubsHint')}</EmptyState>
        }
      >
        {(stubs) => (
          <Panel title={t('archive.disposal.destroyed')} flush>
            <PanelRows>
              {stubs.map((stub) => (
                <Stub key={stub.dossierId} stub={stub} />
              ))}
            </PanelRows>
          </Panel>
        )}
      </PagedRows>
    </>
  );
}

function Stub({ stub }: { stub: StubRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const papers = [
    ...stub.approvals.map(({ authority, number }) =>
      t('archive.disposal.stub.approval', { authority: t(`archive.authority.${authority}`), number }),
    ),
    t('archive.disposal.stub.stipulation', { number: stub.stipulation }),
    t('archive.disposal.stub.report', { number: stub.report }),
  ];
  return (
    <PanelRow
      icon={Trash2}
      name={stub.title}
      detail={`${stub.number}/${stub.year} · ${stub.code} · ${stub.unitName} · ${format.moment(stub.destroyedAt)}`}
      further={papers.join(' · ')}
    >
      <details className={styles.stub}>
        <summary>{t('archive.disposal.stub.records', { count: stub.records.length })}</summary>
        <ul className={styles.digests}>
          {stub.records.map(({ recordId, itemNumber, title, sha256 }) => (
            <li key={recordId}>
              {itemNumber}. {title}
              {sha256.map((digest) => (
                <code key={digest}>SHA-256 {digest}</code>
              ))}
            </li>
          ))}
        </ul>
        <Link to={disposalPath(stub.listId)}>{t('archive.disposal.stub.list')}</Link>
      </details>
    </PanelRow>
  );
}
