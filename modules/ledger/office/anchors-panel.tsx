import { Button } from '@mantine/core';
import { Anchor as AnchorIcon, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { anchors } from '../contract/anchors.ts';

/** What clocks and chains outside know of the logs. */
export function AnchorsPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useOperation(anchors.list, {}, { every: 60_000 });
  const { uses = [], items = [] } = answer.data ?? {};
  return (
    <Panel title={t('ledger.anchors.title')} hint={t('ledger.anchors.hint')}>
      <AnswerState of={answer} compact />
      {answer.data && items.length === 0 ? (
        <NothingYet>{t(uses.length > 0 ? 'ledger.anchors.nothing' : 'ledger.anchors.off')}</NothingYet>
      ) : null}
      {items.length > 0 ? (
        <PanelRows>
          {items.map((anchor) => (
            <PanelRow
              key={anchor.id}
              icon={AnchorIcon}
              name={t(`ledger.anchors.kind.${anchor.kind}`)}
              detail={t('ledger.anchors.of', {
                log: t(`ledger.stream.${anchor.stream.split('-')[0]}`),
                size: format.number(anchor.size),
              })}
              further={`${anchor.source} · ${format.moment(anchor.anchoredAt)}`}
            >
              <Button
                component="a"
                href={addressOf(anchors.token, { anchorId: anchor.id })}
                download
                variant="default"
                size="compact-sm"
                leftSection={<Download size={14} aria-hidden="true" />}
              >
                {t('ledger.anchors.download')}
              </Button>
            </PanelRow>
          ))}
        </PanelRows>
      ) : null}
    </Panel>
  );
}
