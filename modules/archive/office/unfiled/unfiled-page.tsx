import { Link } from '@tanstack/react-router';
import { FileQuestion, FolderInput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useSubjectPath } from '#office/shell/office-modules.ts';
import { records } from '../../contract/records.ts';
import { ArchiveTabs } from '../dossiers/archive-tabs.tsx';
import { subjectKinds } from '../filed/subject-kinds.ts';
import { ClassBadge } from '../words/archive-badges.tsx';
import { FileLetterForm } from './file-letter-form.tsx';

type Waiting = OutputOf<typeof records.unfiled>['items'][number];

/** Letters that could not file themselves, each with the way to file it. */
export function UnfiledPage() {
  const { t } = useTranslation();
  const pages = useOperationPages(records.unfiled, {}) as Pages<Waiting>;
  return (
    <>
      <PageHeader title={t('archive.unfiled.title')} detail={t('archive.unfiled.detail')} />
      <ArchiveTabs current="unfiled" />
      <PagedRows
        pages={pages}
        onSight
        empty={<EmptyState title={t('archive.unfiled.none')}>{t('archive.unfiled.noneHint')}</EmptyState>}
      >
        {(rows) => (
          <Panel title={t('archive.unfiled.list')} flush>
            <PanelRows>
              {rows.map((row) => (
                <WaitingLetter key={row.letterId} of={row} />
              ))}
            </PanelRows>
          </Panel>
        )}
      </PagedRows>
    </>
  );
}

function WaitingLetter({ of }: { of: Waiting }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pathOf = useSubjectPath();
  const { letter, module, letterId, unitId, unitName } = of;
  const path = pathOf(subjectKinds[module], letterId);
  const since = t(`archive.unfiled.${of.reason}`, { since: format.shortDay(of.since) });
  if (!letter) {
    return (
      <PanelRow
        icon={FileQuestion}
        name={t(`archive.unfiled.hidden.${module}`)}
        detail={`${unitName} · ${t('archive.unfiled.hiddenHint')}`}
        further={since}
      />
    );
  }
  const detail = [
    t(`archive.source.${module}`),
    letter.number,
    letter.party,
    letter.date && format.shortDay(letter.date),
    unitName,
  ];
  return (
    <PanelRow
      icon={FileQuestion}
      name={path ? <Link to={path}>{letter.title}</Link> : letter.title}
      detail={detail.filter(Boolean).join(' · ')}
      further={since}
    >
      <ClassBadge of={letter.securityClass} />
      <DialogButton
        verb={t('archive.file.verb')}
        icon={FolderInput}
        title={t('archive.file.title')}
        look="small"
        keeps
      >
        {(close) => (
          <FileLetterForm
            module={module}
            letterId={letterId}
            title={letter.title}
            unit={{ id: unitId, name: unitName }}
            onEnd={close}
          />
        )}
      </DialogButton>
    </PanelRow>
  );
}
