import { Button } from '@mantine/core';
import { Eye, LogIn, LogOut, MapPin, ShieldAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reachable } from '#office/data/reachable.ts';
import { useFormat } from '#office/format/use-format.ts';
import { useSession } from '#office/session/use-session.ts';
import { useStore } from '#office/state/store.ts';
import type { Direction } from '../../contract/terms.ts';
import { keptCheckIns } from '../device/kept-check-ins.ts';
import { locate } from '../device/locate.ts';
import { clock } from '../device/this-device.ts';
import { Figures } from '../words/figures.tsx';
import { StatusWord } from '../words/status-word.tsx';
import { useAttendanceWords } from '../words/use-attendance-words.ts';
import { isAfterHours, marked } from './after-hours.ts';
import styles from './check-in.module.css';
import { CheckInSheet } from './check-in-sheet.tsx';
import { expectedNext } from './expected-next.ts';
import { type KnownToday, stillSays } from './known-today.ts';
import { forgetPress, pressedBefore } from './pressed.ts';
import { ServerTime } from './server-time.tsx';

interface TodayPanelProps {
  today: KnownToday;
  /** Whether this browser can sign and keep a check-in. */
  ready: boolean;
}

const icons = { in: LogIn, out: LogOut } as const;

/** The hours of today, what was checked, and the one button. */
export function TodayPanel({ today: said, ready }: TodayPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { zone } = useSession().agency;
  const kept = useStore(keptCheckIns);
  const answers = useStore(reachable);
  const [pressed, setPressed] = useState(pressedBefore);
  useEffect(forgetPress, []);
  const now = clock.now() ?? Date.now();
  const today = answers ? said : stillSays(said, now, zone);
  const next = expectedNext(today.next, kept, { phone: Date.now(), zone });
  const other = next === 'in' ? 'out' : 'in';
  const after = isAfterHours({ ...today, next }, now);
  // The first press: only now is the phone asked where it is.
  const press = (direction: Direction) => setPressed({ direction, located: locate() });
  const Icon = icons[next];
  return (
    <section className={styles.today} aria-label={t('attendance.checkIn.today')}>
      <div className={styles.when}>
        {today.at === null ? null : (
          <p className={styles.day}>{format.longDay(today.day?.day ?? today.at)}</p>
        )}
        <ServerTime />
        {answers || today.at === null ? null : (
          <p className={styles.quiet}>{t('attendance.checkIn.lastKnown', { at: format.moment(today.at) })}</p>
        )}
      </div>
      <TodayFacts today={today} />
      {ready ? (
        <div className={styles.taps}>
          <button type="button" className={styles.tap} data-direction={next} onClick={() => press(next)}>
            <Icon size={28} aria-hidden="true" />
            {t(`attendance.checkIn.verb.${next}`)}
          </button>
          {after ? (
            <>
              <Button size="lg" variant="default" onClick={() => press('out')}>
                {t('attendance.checkIn.title.out')}
              </Button>
              <AfterHours />
            </>
          ) : (
            <Button variant="subtle" onClick={() => press(other)}>
              {t(`attendance.checkIn.instead.${other}`)}
            </Button>
          )}
        </div>
      ) : (
        <p className={styles.unfit}>
          <ShieldAlert size={20} aria-hidden="true" />
          {t('attendance.checkIn.unfit')}
        </p>
      )}
      <p className={styles.note}>{t('attendance.checkIn.positionOnlyNow')}</p>
      {ready && pressed ? <CheckInSheet today={today} {...pressed} onClose={() => setPressed(null)} /> : null}
    </section>
  );
}

/** What either press means where nobody knows of a beginning. */
function AfterHours() {
  const { t } = useTranslation();
  return (
    <ul className={styles.spots}>
      {['after', 'after.in', 'after.out'].map((one) => (
        <li key={one}>{t(`attendance.checkIn.${one}`)}</li>
      ))}
    </ul>
  );
}

function TodayFacts({ today: { at, keepsHours, day, hours, places, elsewhere } }: { today: KnownToday }) {
  const { t } = useTranslation();
  const { clock: hourOf } = useAttendanceWords();
  if (keepsHours === false) return <p>{t('attendance.checkIn.noHours')}</p>;
  if (!day) return <p>{t(at === null ? 'attendance.checkIn.unknown' : 'attendance.checkIn.notBegun')}</p>;
  const checked = (when: string | null) => (when === null ? t('attendance.checkIn.notYet') : hourOf(when));
  const where = elsewhere
    ? t('attendance.checkIn.elsewhere')
    : places.map(({ name }) => name).join(', ') || t('attendance.verdict.no-place');
  return (
    <>
      <Figures
        of={[
          [
            t('attendance.checkIn.hours'),
            hours ? `${hourOf(hours.from)} – ${hourOf(hours.to)}` : t(`attendance.status.${day.status}`),
          ],
          [t('attendance.direction.in'), checked(day.checkIn)],
          [t('attendance.direction.out'), checked(day.checkOut)],
        ]}
      />
      {hours && marked.has(day.status) ? (
        <p className={styles.where}>
          <StatusWord status={day.status} />
        </p>
      ) : null}
      <p className={styles.where}>
        <MapPin size={16} aria-hidden="true" />
        <span className="unseen">{t('attendance.checkIn.places')}: </span>
        {where}
      </p>
      {day.awaits > 0 ? (
        <p className={styles.where}>
          <Eye size={16} aria-hidden="true" />
          {t('attendance.checkIn.awaitsLook', { count: day.awaits })}
        </p>
      ) : null}
    </>
  );
}
