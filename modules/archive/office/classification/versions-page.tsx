import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CalendarClock, CircleCheck, FileUp, History, ListTree, Stamp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useMay } from '#office/session/use-session.ts';
import { classifications, type VersionView } from '../../contract/classifications.ts';
import { configureArchive } from '../../contract/permissions.ts';
import { accessPath, classificationPath, importPath } from '../keeping-addresses.ts';
import { AdoptForm } from './adopt-form.tsx';
import { ClassificationTabs } from './classification-tabs.tsx';

/** The classifications that the agency set, each with the days on which it holds. */
export function VersionsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const answer = useOperation(classifications.versions, {});
  const acts = may(configureArchive) ? (
    <>
      <DialogButton verb={t('archive.classification.adopt')} icon={Stamp} keeps>
        {(close) => <AdoptForm onEnd={close} />}
      </DialogButton>
      <Button component={Link} to={importPath} leftSection={<FileUp size={16} aria-hidden="true" />}>
        {t('archive.classification.import')}
      </Button>
    </>
  ) : null;
  const items = answer.data?.items;
  return (
    <>
      <PageHeader
        title={t('archive.classification.versions')}
        detail={t('archive.classification.versionsDetail')}
        actions={items?.length ? acts : null}
      />
      <ClassificationTabs />
      <AnswerState of={answer} loading={<LoadingRows rows={3} />} />
      {items?.length === 0 ? (
        <EmptyState title={t('archive.classification.noVersion')} action={acts}>
          {t('archive.classification.noVersionHint')}
        </EmptyState>
      ) : null}
      {items && items.length > 0 ? (
        <Panel title={t('archive.classification.versions')} flush>
          <PanelRows>
            {items.map((version) => (
              <VersionRow key={version.id} version={version} />
            ))}
          </PanelRows>
        </Panel>
      ) : null}
    </>
  );
}

function VersionRow({ version }: { version: VersionView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { startsOn, endsBefore } = version;
  return (
    <PanelRow
      icon={ListTree}
      name={version.basis}
      detail={
        endsBefore
          ? t('archive.classification.between', { from: format.day(startsOn), until: format.day(endsBefore) })
          : t('archive.classification.since', { from: format.day(startsOn) })
      }
      further={[
        t(`archive.scheme.${version.scheme}`),
        t(version.fromYearEnd ? 'archive.classification.fromYearEnd' : 'archive.classification.fromDay'),
        version.supplied ? t('archive.classification.supplied') : null,
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      <VersionBadge version={version} />
      <Button
        component={Link}
        to={classificationPath}
        search={{ day: startsOn } as never}
        variant="default"
        size="compact-sm"
        aria-label={t('archive.classification.seeOf', { basis: version.basis })}
      >
        {t('archive.classification.see')}
      </Button>
      <Button
        component={Link}
        to={accessPath}
        search={{ version: version.id } as never}
        variant="default"
        size="compact-sm"
        aria-label={t('archive.access.of', { basis: version.basis })}
      >
        {t('archive.access.short')}
      </Button>
    </PanelRow>
  );
}

function VersionBadge({ version: { startsOn, endsBefore } }: { version: VersionView }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (format.daysUntil(startsOn) > 0)
    return <StatusBadge tone="wait" icon={CalendarClock} label={t('archive.classification.later')} />;
  if (endsBefore && format.daysUntil(endsBefore) <= 0)
    return <StatusBadge tone="neutral" icon={History} label={t('archive.classification.former')} />;
  return <StatusBadge tone="good" icon={CircleCheck} label={t('archive.classification.inForce')} />;
}
