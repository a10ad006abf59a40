import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PanelRow } from '#office/design/panel-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { RequestEntry } from '../../contract/request-view.ts';
import { requestPath } from '../addresses.ts';
import styles from '../leave.module.css';
import { RequestBadge } from './request-badge.tsx';
import { useLeaveWords } from './use-leave-words.ts';

interface RequestRowProps {
  entry: RequestEntry;
  /** The own list needs no name. */
  own?: boolean;
}

/** A request in a list: whose it is, which days, where it stands. */
export function RequestRow({ entry, own = false }: RequestRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useLeaveWords();
  const { kind, person, state, charged, takenUntil } = entry;
  const what = kind ? t(`leave.kind.${kind}`) : t('leave.substituteFor');
  const days = words.span(entry);
  return (
    <PanelRow
      id={entry.id}
      {...(own ? {} : { person: person.name })}
      name={
        <Link to={requestPath(entry.id)} className={styles.link}>
          {own ? what : person.name}
        </Link>
      }
      detail={[own ? null : what, days, charged ? words.days(charged) : null].filter(Boolean).join(' · ')}
      further={
        takenUntil
          ? t('leave.takenUntil', { day: format.day(takenUntil) })
          : t('leave.since', { day: format.day(entry.since) })
      }
    >
      <RequestBadge state={state} />
    </PanelRow>
  );
}
