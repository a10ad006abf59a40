import { Download, Eye, FileDown, GitCompareArrows, Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperationPages } from '#office/data/use-operation.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { files } from '../../contract/files.ts';
import { OwnTabs } from '../staff-tabs.tsx';

const icons = {
  shown: Eye,
  downloaded: Download,
  decided: Scale,
  compared: GitCompareArrows,
  exported: FileDown,
} as const;

/** Who read the private part of the own file, when and what for. */
export function ReadingsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = useOperationPages(files.listReadings, {});
  return (
    <>
      <PageHeader title={t('staff.readings.title')} detail={t('staff.readings.detail')} />
      <OwnTabs />
      <PagedRows
        pages={pages}
        onSight
        empty={<EmptyState title={t('staff.readings.none')}>{t('staff.readings.noneHint')}</EmptyState>}
      >
        {(rows) => (
          <Panel title={t('staff.readings.list')} flush>
            <PanelRows>
              {rows.map(({ id, by, at, act, purpose }) => (
                <PanelRow
                  key={id}
                  icon={icons[act]}
                  name={by.name}
                  detail={`${t(`staff.readings.act.${act}`)} · ${format.longDay(at)}, ${format.time(at)}`}
                  further={purpose ? t('staff.readings.purpose', { purpose }) : undefined}
                />
              ))}
            </PanelRows>
          </Panel>
        )}
      </PagedRows>
    </>
  );
}
