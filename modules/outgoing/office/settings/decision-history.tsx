import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SentInput } from '#core/contract/operation.ts';
import { useOperationPages } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { NothingYet } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { configuration, type Decision } from '../../contract/configuration.ts';

type Asked = SentInput<typeof configuration.decisions>;

/** Who decided what, and from which day it holds. */
export function DecisionHistory({ of: asked, name }: { of: Asked; name: string }) {
  const { t } = useTranslation();
  return (
    <DialogButton
      verb={t('outgoing.settings.history')}
      title={t('outgoing.settings.historyOf', { name })}
      icon={History}
      look="small"
    >
      {() => <Decisions of={asked} />}
    </DialogButton>
  );
}

function Decisions({ of: asked }: { of: Asked }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = useOperationPages(configuration.decisions, asked);
  return (
    <PagedRows pages={pages} compact empty={<NothingYet>{t('outgoing.settings.noHistory')}</NothingYet>}>
      {(rows) => (
        <PanelRows>
          {(rows as readonly Decision[]).map((row) => (
            <PanelRow
              key={row.id}
              person={row.madeBy}
              name={t(row.dropped ? 'outgoing.settings.droppedFrom' : 'outgoing.settings.holdsFrom', {
                day: format.day(row.startsOn),
              })}
              detail={t('outgoing.settings.madeBy', { name: row.madeBy, at: format.moment(row.madeAt) })}
              further={summaryOf(row.rule)}
            />
          ))}
        </PanelRows>
      )}
    </PagedRows>
  );
}

/** What is told of a decision in a line: its pattern, its lines, its measures, or how many words. */
function summaryOf(rule: Decision['rule']): string {
  if (Array.isArray(rule)) return rule.map(({ piece }) => piece).join(', ');
  const { pattern, lines, title, name } = rule as Record<string, unknown>;
  if (typeof pattern === 'string') return pattern;
  if (Array.isArray(lines)) return lines.join(' · ');
  if (typeof name === 'string') return [name, title].filter(Boolean).join(' · ');
  return Object.entries(rule)
    .slice(0, 8)
    .map(([key, value]) => `${key}: ${String(value)}`)
    .join(', ');
}
