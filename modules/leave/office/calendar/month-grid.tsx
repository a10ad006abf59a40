import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import type { UnitCalendarView } from '../../contract/calendars.ts';
import { requestPath } from '../addresses.ts';
import styles from '../leave.module.css';

type Absence = UnitCalendarView['people'][number]['absences'][number];

/** People down, days across: a sign and a word for each day of leave, not a colour alone. */
export function MonthGrid({ calendar }: { calendar: UnitCalendarView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { people, days, more } = calendar;
  const dateOf = (day: string) => Number(day.slice(8));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than the screen is scrolled by keys too */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('leave.calendar.title')}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="row">{t('leave.calendar.name')}</th>
              {days.map(({ day, working }) => (
                <th key={day} scope="col" data-rest={working ? undefined : ''} title={format.longDay(day)}>
                  {dateOf(day)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map(({ person, absences }) => (
              <tr key={person.id}>
                <th scope="row" title={person.name}>
                  {person.name}
                </th>
                {days.map(({ day, working }) => (
                  <DayCell
                    key={day}
                    absence={absences.find(({ first, last }) => first <= day && day <= last)}
                    working={working}
                  />
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('leave.calendar.present')}</th>
              {days.map(({ day, working, present, isShort }) => (
                <td
                  key={day}
                  data-rest={working ? undefined : ''}
                  data-short={isShort ? '' : undefined}
                  title={isShort ? t('leave.calendar.isShort') : undefined}
                >
                  {working ? `${present}${isShort ? '!' : ''}` : ''}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
      <p className={styles.legend}>
        <span>{t('leave.calendar.legendGranted')}</span>
        <span>{t('leave.calendar.legendAsked')}</span>
        <span>{t('leave.calendar.legendShort')}</span>
        {more ? <span>{t('leave.calendar.more', { count: people.length })}</span> : null}
      </p>
    </>
  );
}

function DayCell({ absence, working }: { absence: Absence | undefined; working: boolean }) {
  const { t } = useTranslation();
  if (!absence) return <td data-rest={working ? undefined : ''} />;
  const { granted, kind, half, hours, requestId } = absence;
  const part = half ? t(`leave.half.${half}`) : hours ? t('leave.feed.hours', { hours }) : null;
  const what = kind ? t(`leave.kind.${kind}`) : t('leave.calendar.away');
  const said = [what, part, granted ? null : t('leave.calendar.asked')].filter(Boolean).join(', ');
  const sign = granted ? (half || hours ? '½' : '●') : '○';
  return (
    <td data-away={granted ? 'granted' : 'asked'} title={said}>
      {requestId ? (
        <Link to={requestPath(requestId)} className={styles.link} aria-label={said}>
          {sign}
        </Link>
      ) : (
        <>
          <span aria-hidden="true">{sign}</span>
          <span className="unseen">{said}</span>
        </>
      )}
    </td>
  );
}
