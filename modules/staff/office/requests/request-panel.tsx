import { Link } from '@tanstack/react-router';
import { CircleDot } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#office/design/panel.tsx';
import { PanelRows } from '#office/design/panel-rows.tsx';
import { Timeline } from '#office/design/timeline.tsx';
import type { RequestView } from '../../contract/requests.ts';
import styles from '../staff.module.css';
import { ProposalRow } from './proposal-row.tsx';
import { RequestBadge } from './request-state.tsx';

interface RequestPanelProps {
  request: RequestView;
  title: string;
  /** The page of whom the title names. */
  to?: string;
  /** The title is no kind of entry. */
  ofKind?: boolean;
  /** What the reader may do. */
  acts?: ReactNode;
  /** Stands in the place of what may only be seen in the file. */
  hidden?: ReactNode;
}

/** A request: what is asked, and what became of it so far. */
export function RequestPanel({ request, title, to, ofKind = false, acts, hidden }: RequestPanelProps) {
  const { t } = useTranslation();
  const { state, proposal, steps } = request;
  return (
    <Panel title={to ? <Link to={to}>{title}</Link> : title} acts={<RequestBadge state={state} />} flush>
      {proposal ? (
        <PanelRows>
          <ProposalRow proposal={proposal} ofKind={ofKind}>
            {acts}
          </ProposalRow>
        </PanelRows>
      ) : (
        <div className={styles.hidden}>{hidden}</div>
      )}
      {steps.length > 0 ? (
        <details className={styles.former}>
          <summary>{t('staff.request.steps', { count: steps.length })}</summary>
          <Timeline
            label={t('staff.request.stepsOf', { title })}
            entries={steps.map(({ act, by, at, note }) => ({
              id: `${act} ${at}`,
              at,
              icon: CircleDot,
              sentence: t(`staff.request.act.${act}`, { name: by.name }),
              detail: note,
            }))}
          />
        </details>
      ) : null}
    </Panel>
  );
}
