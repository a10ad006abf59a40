import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { useToday } from '#office/format/use-today.ts';
import { attendanceDays } from '../../contract/days.ts';
import { daysPath, deskPath } from '../addresses.ts';
import { AttendanceTabs } from '../attendance-tabs.tsx';
import styles from '../words/words.module.css';
import { RequestsPanel } from './requests-panel.tsx';
import { ReviewsPanel } from './reviews-panel.tsx';
import { WarningsPanel } from './warnings-panel.tsx';

/** What waits for a superior: doubtful check-ins, appeals, requests, warnings; of one person where a notice led here. */
export function DeskPage() {
  const { t } = useTranslation();
  const named = useParams({ strict: false }) as { personId?: PersonId };
  const asked = useSearch({ strict: false }) as { person?: PersonId };
  const person = named.personId ?? asked.person;
  return (
    <>
      <PageHeader title={t('attendance.desk.title')} detail={t('attendance.desk.detail')} />
      <AttendanceTabs />
      {person ? <OnlyOf person={person} /> : null}
      <div key={person} className={styles.stack}>
        <ReviewsPanel state="appealed" person={person} />
        <ReviewsPanel state="waiting" person={person} />
        <RequestsPanel person={person} />
        <WarningsPanel person={person} />
      </div>
    </>
  );
}

/** Says whose things are shown, with the ways to all and to the days of the person. */
function OnlyOf({ person }: { person: PersonId }) {
  const { t } = useTranslation();
  const today = useToday();
  const { data } = useOperation(attendanceDays.list, { personId: person, from: today, until: today });
  return (
    <p className={styles.only} role="status">
      <span>{t('attendance.desk.only', { name: data?.name ?? '…' })}</span>
      <Link to={daysPath} search={{ person } as never}>
        {t('attendance.desk.theirDays')}
      </Link>
      <Link to={deskPath} search={{} as never}>
        {t('attendance.desk.everybody')}
      </Link>
    </p>
  );
}
