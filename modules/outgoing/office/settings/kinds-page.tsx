import { Button, TextInput } from '@mantine/core';
import { Ban, FilePlus2, Pencil, Search } from 'lucide-react';
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
import { StatusBadge } from '#office/design/status-badge.tsx';
import { configuration, type KindRule } from '../../contract/configuration.ts';
import { letterClasses } from '../../contract/kinds.ts';
import { DecisionHistory } from './decision-history.tsx';
import { DropKindForm, KindForm } from './kind-form.tsx';
import { OriginBadge, PlannedBadge } from './planned-badge.tsx';
import styles from './settings.module.css';
import { SettingsTabs } from './settings-tabs.tsx';

type Shaping = { act: 'save' | 'drop'; rule: KindRule | null } | null;

/** Every kind of letter, by its class: changed, added and dropped from a day on, without a line of code. */
export function KindsPage() {
  const { t } = useTranslation();
  const answer = useOperation(configuration.kindRules, {});
  const [shaping, setShaping] = useState<Shaping>(null);
  const [wanted, setWanted] = useState('');
  const close = () => setShaping(null);
  const sought = wanted.trim().toLowerCase();
  const items = (answer.data?.items ?? []).filter(({ kind }) =>
    `${kind.name} ${kind.code} ${kind.title ?? ''}`.toLowerCase().includes(sought),
  );
  return (
    <>
      <PageHeader
        title={t('outgoing.settings.title')}
        detail={t('outgoing.settings.detail')}
        actions={
          <Button
            leftSection={<FilePlus2 size={16} aria-hidden="true" />}
            onClick={() => setShaping({ act: 'save', rule: null })}
          >
            {t('outgoing.settings.addKind')}
          </Button>
        }
      />
      <SettingsTabs />
      <AnswerState of={answer} loading={<LoadingRows rows={8} />} />
      {answer.data ? (
        <div className={styles.stack}>
          <TextInput
            className={styles.find}
            aria-label={t('outgoing.settings.findKind')}
            placeholder={t('outgoing.settings.findKind')}
            leftSection={<Search size={16} aria-hidden="true" />}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
          {items.length === 0 ? (
            <EmptyState title={t('outgoing.settings.noKind')}>{t('outgoing.settings.noKindHint')}</EmptyState>
          ) : null}
          {letterClasses.map((one) => (
            <KindPanel
              key={one}
              title={t(`outgoing.class.${one}`)}
              rules={items.filter(({ kind }) => kind.class === one)}
              onShape={setShaping}
            />
          ))}
        </div>
      ) : null}
      <Dialog
        opened={shaping !== null}
        onClose={close}
        title={
          shaping?.rule
            ? t('outgoing.settings.kindNamed', { name: shaping.rule.kind.name })
            : t('outgoing.settings.addKind')
        }
        wide={shaping?.act === 'save'}
        keeps
      >
        {shaping?.act === 'save' ? <KindForm rule={shaping.rule} onEnd={close} /> : null}
        {shaping?.act === 'drop' && shaping.rule ? <DropKindForm rule={shaping.rule} onEnd={close} /> : null}
      </Dialog>
    </>
  );
}

interface KindPanelProps {
  title: string;
  rules: readonly KindRule[];
  onShape: (shaping: Shaping) => void;
}

function KindPanel({ title, rules, onShape }: KindPanelProps) {
  const { t } = useTranslation();
  if (rules.length === 0) return null;
  return (
    <Panel title={title} flush>
      <PanelRows>
        {rules.map((rule) => {
          const { kind } = rule;
          const layout = kind.layout ? t(`outgoing.layout.${kind.layout}`) : t('outgoing.layout.none');
          return (
            <PanelRow
              key={kind.code}
              name={
                <span className={styles.badges}>
                  {kind.name}
                  <OriginBadge of={rule.origin} />
                  {rule.dropped ? (
                    <StatusBadge tone="neutral" icon={Ban} label={t('outgoing.settings.dropped')} />
                  ) : null}
                  <PlannedBadge days={rule.planned} />
                </span>
              }
              detail={[layout, kind.paper.toUpperCase(), t(`outgoing.letterhead.${kind.letterhead}`)].join(
                ' · ',
              )}
            >
              <span className={styles.acts}>
                {rule.latest ? (
                  <DecisionHistory of={{ what: 'kind', about: kind.code }} name={kind.name} />
                ) : null}
                <Button
                  variant="default"
                  size="compact-sm"
                  leftSection={<Pencil size={14} aria-hidden="true" />}
                  aria-label={t('outgoing.settings.changeNamed', { name: kind.name })}
                  onClick={() => onShape({ act: 'save', rule })}
                >
                  {t(rule.dropped ? 'outgoing.settings.useAgain' : 'outgoing.settings.change')}
                </Button>
                {rule.dropped ? null : (
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-sm"
                    aria-label={t('outgoing.settings.dropNamed', { name: kind.name })}
                    onClick={() => onShape({ act: 'drop', rule })}
                  >
                    {t('outgoing.settings.drop')}
                  </Button>
                )}
              </span>
            </PanelRow>
          );
        })}
      </PanelRows>
    </Panel>
  );
}
