import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HolidayView } from '../../contract/holidays.ts';
import { holidayKinds } from '../../contract/terms.ts';
import styles from '../calendar.module.css';
import { weekdayOf, weeksOf } from '../form/calendar-days.ts';

const months = Array.from({ length: 12 }, (_, at) => at + 1);
/** A Monday, to name the days of the week by. */
const someMonday = Date.UTC(2024, 0, 1);

/** What the marks of the year mean. */
export function YearLegend() {
  const { t } = useTranslation();
  return (
    <ul className={styles.legend}>
      {holidayKinds.map((kind) => (
        <li key={kind} data-kind={kind}>
          {t(`calendar.kind.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

/** Twelve months with their holidays marked; the list below says what they are. */
export function YearGrid({ year, holidays }: { year: number; holidays: readonly HolidayView[] }) {
  const { t, i18n } = useTranslation();
  const locale = i18n.resolvedLanguage === 'en' ? 'en-GB' : 'id-ID';
  const words = useMemo(() => namesIn(locale), [locale]);
  const marks = t('calendar.year.weekdays').split(' ');
  // The first of a day names it: of the nation before a region.
  const byDay = new Map(holidays.toReversed().map((holiday) => [holiday.day, holiday]));
  return (
    <div className={styles.months}>
      {months.map((month) => (
        <table key={month} className={styles.month}>
          <caption>{words.month(month)}</caption>
          <thead>
            <tr>
              {words.weekdays.map((weekday, at) => (
                <th key={weekday} scope="col" abbr={weekday}>
                  {marks[at]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year, month).map((week) => (
              <tr key={week.find(Boolean)}>
                {week.map((day, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: seven places that never move
                  <Day key={at} day={day} holiday={day ? byDay.get(day) : undefined} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

function Day({ day, holiday }: { day: string | null; holiday: HolidayView | undefined }) {
  if (!day) return <td />;
  const kind = holiday?.kind ?? (weekdayOf(day) > 4 ? 'rest' : undefined);
  return (
    <td data-kind={kind} title={holiday?.name}>
      {Number(day.slice(8))}
      {holiday ? <span className="unseen"> {holiday.name}</span> : null}
    </td>
  );
}

function namesIn(locale: string) {
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const [weekday, month] = [named({ weekday: 'long' }), named({ month: 'long' })];
  const weekdays = Array.from({ length: 7 }, (_, at) => new Date(someMonday + at * 86_400_000));
  return {
    month: (number: number) => month.format(Date.UTC(2024, number - 1, 1)),
    weekdays: weekdays.map((day) => weekday.format(day)),
  };
}
