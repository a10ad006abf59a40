import { Checkbox, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FieldGroup } from '#office/design/form/form-parts.tsx';
import type { Week, WeekRule } from '../../contract/pattern-rule.ts';
import { lawfulWeekMinutes, weekMinutes } from '../../contract/working-hours.ts';
import styles from '../calendar.module.css';
import { useDuration } from '../form/use-duration.ts';
import { TurnFields, usualDay } from './turn-fields.tsx';
import { useWeekdays } from './use-weekdays.ts';

interface RuleFieldsProps {
  rule: WeekRule;
  onChange: (rule: WeekRule) => void;
}

/** The days of a week, the hours in Ramadan, and by how much a day may slide. */
export function WeekFields({ rule, onChange }: RuleFieldsProps) {
  const { t } = useTranslation();
  const { flexible } = rule;
  const slide = (changes: object) =>
    onChange({ ...rule, flexible: { earlierMinutes: 0, laterMinutes: 0, ...flexible, ...changes } });
  const minutes = (key: 'earlierMinutes' | 'laterMinutes') => (
    <NumberInput
      label={t(`calendar.rule.${key}`)}
      min={0}
      max={240}
      value={flexible?.[key] ?? 0}
      onChange={(value) => typeof value === 'number' && slide({ [key]: value })}
    />
  );
  return (
    <>
      <Days
        title={t('calendar.rule.ordinary')}
        lawful={lawfulWeekMinutes.ordinary}
        week={rule.ordinary}
        onChange={(ordinary) => onChange({ ...rule, ordinary })}
      />
      <Checkbox
        label={t('calendar.rule.hasRamadan')}
        checked={rule.ramadan !== null}
        onChange={(event) =>
          onChange({ ...rule, ramadan: event.currentTarget.checked ? rule.ordinary : null })
        }
      />
      {rule.ramadan ? (
        <Days
          title={t('calendar.day.ramadan')}
          lawful={lawfulWeekMinutes.ramadan}
          week={rule.ramadan}
          onChange={(ramadan) => onChange({ ...rule, ramadan })}
        />
      ) : null}
      <Checkbox
        label={t('calendar.rule.hasFlexible')}
        checked={flexible !== null}
        onChange={(event) =>
          event.currentTarget.checked ? slide({ laterMinutes: 60 }) : onChange({ ...rule, flexible: null })
        }
      />
      {flexible ? (
        <div className={styles.fields}>
          {minutes('earlierMinutes')}
          {minutes('laterMinutes')}
        </div>
      ) : null}
    </>
  );
}

interface DaysProps {
  title: string;
  /** Minutes of a week by Perpres 21/2023. */
  lawful: number;
  week: Week;
  onChange: (week: Week) => void;
}

function Days({ title, lawful, week, onChange }: DaysProps) {
  const { t } = useTranslation();
  const duration = useDuration();
  const weekdays = useWeekdays();
  const sum = weekMinutes(week);
  return (
    <FieldGroup
      title={title}
      hint={t(sum === lawful ? 'calendar.rule.sumLawful' : 'calendar.rule.sumOther', {
        sum: duration(sum),
        lawful: duration(lawful),
      })}
    >
      {week.map((turn, at) => (
        <TurnFields
          key={weekdays[at]}
          name={weekdays[at]!}
          turn={turn}
          usual={week.find((one) => one !== null) ?? usualDay}
          onChange={(next) => onChange(week.with(at, next))}
        />
      ))}
    </FieldGroup>
  );
}
