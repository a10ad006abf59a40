import { Link } from '@tanstack/react-router';
import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { drafts } from '../../contract/drafts.ts';
import { draftPath } from '../addresses.ts';
import { useSince } from '../words/holders.tsx';
import styles from './list.module.css';

/** Own letters that were given back stand before all others, however old they are. */
export function ReturnedFirst() {
  const { t } = useTranslation();
  const since = useSince();
  const waiting = (useOperation(drafts.counters, {}).data?.returned ?? 0) > 0;
  const { data } = useOperation(
    drafts.list,
    { box: 'mine', returned: 'true', size: 100 },
    { enabled: waiting },
  );
  const returned = data?.items ?? [];
  if (!waiting || returned.length === 0) return null;
  return (
    <div className={styles.first}>
      <Panel title={t('outgoing.returned')} flush>
        <PanelRows>
          {returned.map((row) => (
            <PanelRow
              key={row.id}
              icon={Undo2}
              name={<Link to={draftPath(row.id)}>{row.subject || row.kindName}</Link>}
              detail={`${row.kindName} · ${since(row.holders[0]?.since ?? row.changedAt)}`}
            />
          ))}
        </PanelRows>
      </Panel>
    </div>
  );
}
