import { ActionIcon, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import {
  Archive,
  CalendarClock,
  CalendarOff,
  Check,
  ClipboardList,
  CornerUpRight,
  FilePenLine,
  FileText,
  type LucideIcon,
  ShieldAlert,
  Siren,
  UserPen,
  UserRound,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import { useSubjectPath } from '#office/shell/office-modules.ts';
import type { NotificationView } from '../contract/notifications.ts';
import type { SubjectKind } from '../contract/terms.ts';
import styles from './notices-by-day.module.css';

interface NoticesByDayProps {
  notices: readonly NotificationView[];
  /** Marks one as read without opening it. */
  onRead: (id: NotificationView['id']) => void;
}

const icons: Record<SubjectKind, LucideIcon> = {
  letter: FileText,
  disposition: CornerUpRight,
  draft: FilePenLine,
  dossier: Archive,
  ledger: ShieldAlert,
  emergency: Siren,
  disposal: ClipboardList,
  'own-file': UserRound,
  'own-request': UserPen,
  'staff-file': UserRound,
  'staff-request': UserPen,
  leave: CalendarOff,
  'own-leave': CalendarOff,
  attendance: CalendarClock,
  'own-attendance': CalendarClock,
};

/** Notices, newest first, under the day on which they came. */
export function NoticesByDay({ notices, onRead }: NoticesByDayProps) {
  const format = useFormat();
  const nameOf = useDayName();
  const days: { day: string; inside: NotificationView[] }[] = [];
  for (const notice of notices) {
    const day = format.longDay(notice.at);
    const last = days.at(-1);
    if (last?.day === day) last.inside.push(notice);
    else days.push({ day, inside: [notice] });
  }
  return days.map(({ day, inside }) => (
    <section key={inside[0]!.id} aria-label={day}>
      <h2 className={styles.day}>{nameOf(inside[0]!.at)}</h2>
      <ul className={styles.notices}>
        {inside.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} onRead={onRead} />
        ))}
      </ul>
    </section>
  ));
}

/** `Hari ini`, `Kemarin`, or the day in full. */
function useDayName(): (at: string) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (at) => {
    const days = format.daysUntil(at);
    if (days === 0) return t('notifications.page.today');
    return days === -1 ? t('notifications.page.yesterday') : format.longDay(at);
  };
}

function NoticeRow({ notice, onRead }: { notice: NotificationView; onRead: NoticesByDayProps['onRead'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const path = useSubjectPath()(notice.link.kind, notice.link.id);
  const Icon = icons[notice.link.kind];
  const heading = notice.subject ?? notice.title;
  return (
    <li className={styles.notice} data-new={notice.read ? undefined : true} data-row={notice.id}>
      <span className={styles.icon}>
        <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <div className={styles.words}>
        <p className={styles.title}>
          {notice.read ? null : <span className="unseen">{t('office.list.new')} </span>}
          {path ? (
            <Link to={path} data-row-link onClick={() => (notice.read ? undefined : onRead(notice.id))}>
              {heading}
            </Link>
          ) : (
            heading
          )}
        </p>
        <p className={styles.sentence}>
          {notice.subject ? <>{notice.title} · </> : null}
          {notice.sentence}
        </p>
      </div>
      <time className={styles.time} dateTime={notice.at}>
        {format.time(notice.at)}
      </time>
      <span className={styles.act}>
        {notice.read ? null : (
          <Tooltip label={t('notifications.page.markRead')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('notifications.page.markReadOf', { title: heading })}
              onClick={() => onRead(notice.id)}
            >
              <Check size={18} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        )}
      </span>
    </li>
  );
}
