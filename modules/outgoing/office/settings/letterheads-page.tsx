import { Button } from '@mantine/core';
import { PanelTop, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type LetterheadView, letterheads } from '../../contract/letterheads.ts';
import { DecisionHistory } from './decision-history.tsx';
import { LetterheadForm } from './letterhead-form.tsx';
import { PlannedBadge } from './planned-badge.tsx';
import styles from './settings.module.css';
import { SettingsTabs } from './settings-tabs.tsx';

/** The letterheads of the agency and of its units. */
export function LetterheadsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useOperation(letterheads.list, {});
  const [shaped, setShaped] = useState<LetterheadView | 'new' | null>(null);
  const close = () => setShaped(null);
  const add = (
    <Button leftSection={<Plus size={16} aria-hidden="true" />} onClick={() => setShaped('new')}>
      {t('outgoing.settings.addLetterhead')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('outgoing.settings.letterheads')}
        detail={t('outgoing.settings.letterheadsDetail')}
        actions={add}
      />
      <SettingsTabs />
      <AnswerState of={answer} loading={<LoadingRows rows={4} />} />
      {answer.data?.items.length === 0 ? (
        <EmptyState title={t('outgoing.settings.noLetterhead')} action={add}>
          {t('outgoing.settings.noLetterheadHint')}
        </EmptyState>
      ) : null}
      {answer.data && answer.data.items.length > 0 ? (
        <Panel title={t('outgoing.settings.letterheads')} flush>
          <PanelRows>
            {answer.data.items.map((head) => (
              <PanelRow
                key={`${head.unitId} ${head.form}`}
                icon={PanelTop}
                name={
                  <span className={styles.badges}>
                    {head.unitName}
                    <PlannedBadge days={head.planned} />
                  </span>
                }
                detail={`${t(`outgoing.letterhead.${head.form}`)} · ${head.lines.join(' · ')}`}
                further={t('outgoing.settings.holdsFrom', { day: format.day(head.startsOn) })}
              >
                <span className={styles.acts}>
                  <DecisionHistory
                    of={{ what: 'letterhead', about: head.form, unitId: head.unitId }}
                    name={head.unitName}
                  />
                  <Button
                    variant="default"
                    size="compact-sm"
                    leftSection={<Pencil size={14} aria-hidden="true" />}
                    aria-label={t('outgoing.settings.changeNamed', { name: head.unitName })}
                    onClick={() => setShaped(head)}
                  >
                    {t('outgoing.settings.change')}
                  </Button>
                </span>
              </PanelRow>
            ))}
          </PanelRows>
        </Panel>
      ) : null}
      <Dialog
        opened={shaped !== null}
        onClose={close}
        title={t(shaped === 'new' ? 'outgoing.settings.addLetterhead' : 'outgoing.settings.changeLetterhead')}
        wide
        keeps
      >
        {shaped ? (
          <LetterheadForm
            head={shaped === 'new' ? null : shaped}
            known={answer.data?.items ?? []}
            onEnd={close}
          />
        ) : null}
      </Dialog>
    </>
  );
}
