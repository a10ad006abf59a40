import { Briefcase, CalendarHeart, Coffee, House, MoonStar } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PanelRow } from '#office/design/panel-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { WhyButton } from '#office/design/why-button.tsx';
import { createFormat } from '#office/format/format.ts';
import type { DayView, HoursView } from '../../contract/days.ts';
import { useBasisWords } from '../form/use-basis-words.ts';
import { useDuration } from '../form/use-duration.ts';
import { whyDay } from './why-day.ts';

/** A day: what it is, its hours in the zone of the person, and why. */
export function DayRow({ day, isToday }: { day: DayView; isToday: boolean }) {
  const { t, i18n } = useTranslation();
  const basis = useBasisWords();
  const language = i18n.resolvedLanguage === 'en' ? 'en' : 'id';
  const format = useMemo(() => createFormat(language, day.zone), [language, day.zone]);
  const spoken = useHoursWords(format.time);
  const { hours, kind } = day;
  const holiday = day.reasons.find((reason) => reason.kind === 'holiday');
  const what = hours ? spoken(hours) : t(`calendar.day.${kind}`, { name: holiday?.name });
  const name = format.longDay(day.day);
  return (
    <PanelRow
      icon={hours ? Briefcase : kind === 'rest' ? Coffee : CalendarHeart}
      name={isToday ? t('calendar.days.isToday', { day: name }) : name}
      detail={what}
      further={hours ? <Further hours={hours} time={format.time} /> : null}
    >
      {day.ramadan && hours ? (
        <StatusBadge tone="neutral" icon={MoonStar} label={t('calendar.day.ramadan')} />
      ) : null}
      {hours && hours.place !== 'office' ? (
        <StatusBadge tone="busy" icon={House} label={t(`calendar.place.${hours.place}`)} />
      ) : null}
      <WhyButton of={name} explanation={whyDay(day, what, { t, format, basis })} />
    </PanelRow>
  );
}

function useHoursWords(time: (at: string) => string): (hours: HoursView) => string {
  const { t } = useTranslation();
  const duration = useDuration();
  return ({ startsAt, endsAt, requiredMinutes }) =>
    t('calendar.day.hours', {
      from: clock(time(startsAt)),
      until: time(endsAt),
      length: duration(requiredMinutes),
    });
}

/** The zone is told once in a line. */
function clock(time: string): string {
  return time.split(' ')[0]!;
}

function Further({ hours, time }: { hours: HoursView; time: (at: string) => string }) {
  const { t } = useTranslation();
  const pauses = hours.breaks.map(({ startsAt, endsAt }) =>
    t('calendar.day.break', { from: clock(time(startsAt)), until: clock(time(endsAt)) }),
  );
  const flexible = hours.flexible
    ? t('calendar.day.flexible', {
        from: clock(time(hours.flexible.earliestStart)),
        until: clock(time(hours.flexible.latestStart)),
      })
    : null;
  return <>{[...pauses, flexible].filter(Boolean).join(' · ')}</>;
}
