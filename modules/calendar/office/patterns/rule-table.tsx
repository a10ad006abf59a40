import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import type { PatternRule, Shift, Week, WeekHours } from '../../contract/pattern-rule.ts';
import { requiredMinutes, weekMinutes } from '../../contract/working-hours.ts';
import styles from '../calendar.module.css';
import { useDuration } from '../form/use-duration.ts';
import { useWeekdays } from './use-weekdays.ts';

/** What a version of a pattern says, as a table of hours. */
export function RuleTable({ rule }: { rule: PatternRule }) {
  return rule.kind === 'week' ? <WeekTables rule={rule} /> : <RotationTable rule={rule} />;
}

function WeekTables({ rule }: { rule: Extract<PatternRule, { kind: 'week' }> }) {
  const { t } = useTranslation();
  const { flexible } = rule;
  return (
    <div className={styles.stack}>
      <WeekTable week={rule.ordinary} name={t('calendar.rule.ordinary')} />
      {rule.ramadan ? <WeekTable week={rule.ramadan} name={t('calendar.day.ramadan')} /> : null}
      {flexible ? (
        <p className={styles.quiet}>
          {t('calendar.rule.flexible', {
            earlier: flexible.earlierMinutes,
            later: flexible.laterMinutes,
          })}
        </p>
      ) : null}
    </div>
  );
}

function WeekTable({ week, name }: { week: Week; name: string }) {
  const { t } = useTranslation();
  const duration = useDuration();
  const weekdays = useWeekdays();
  return (
    <HoursTable
      name={`${name} · ${t('calendar.rule.weekly', { length: duration(weekMinutes(week)) })}`}
      turns={week}
      nameOf={(at) => weekdays[at]!}
    />
  );
}

function RotationTable({ rule }: { rule: Extract<PatternRule, { kind: 'rotation' }> }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.stack}>
      <p className={styles.quiet}>
        {t('calendar.rule.anchored', { day: format.day(rule.anchor) })}{' '}
        {t(rule.restsOnHolidays ? 'calendar.rule.rests' : 'calendar.rule.goesOn')}
      </p>
      <HoursTable
        name={t('calendar.rule.cycle', { count: rule.cycle.length })}
        turns={rule.cycle}
        nameOf={(at) => t('calendar.rule.turn', { at: at + 1 })}
      />
    </div>
  );
}

interface HoursTableProps {
  name: string;
  turns: readonly (Shift | WeekHours | null)[];
  nameOf: (at: number) => string;
}

function HoursTable({ name, turns, nameOf }: HoursTableProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.week}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone can be reached by keys */}
      <table tabIndex={0}>
        <caption className={styles.today}>{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t('calendar.rule.day')}</th>
            <th scope="col">{t('calendar.rule.hours')}</th>
            <th scope="col">{t('calendar.rule.breaks')}</th>
            <th scope="col">{t('calendar.rule.required')}</th>
          </tr>
        </thead>
        <tbody>
          {turns.map((turn, at) => (
            <tr key={nameOf(at)}>
              <th scope="row">{nameOf(at)}</th>
              <TurnCells turn={turn} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TurnCells({ turn }: { turn: Shift | WeekHours | null }) {
  const { t, i18n } = useTranslation();
  const duration = useDuration();
  const time = (text: string) => (i18n.resolvedLanguage === 'en' ? text : text.replace(':', '.'));
  if (!turn) return <td colSpan={3}>{t('calendar.day.rest')}</td>;
  const place = 'place' in turn && turn.place !== 'office' ? t(`calendar.place.${turn.place}`) : null;
  const hours = t(turn.end > turn.start ? 'calendar.rule.fromTo' : 'calendar.rule.overnight', {
    from: time(turn.start),
    until: time(turn.end),
  });
  const breaks = turn.breaks.map(({ start, minutes }) =>
    t('calendar.rule.break', { start: time(start), minutes }),
  );
  return (
    <>
      <td>{[hours, place].filter(Boolean).join(' · ')}</td>
      <td>{breaks.join(', ') || '—'}</td>
      <td>{duration(requiredMinutes(turn))}</td>
    </>
  );
}
