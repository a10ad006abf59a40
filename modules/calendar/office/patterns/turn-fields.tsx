import { Checkbox, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { HourField } from '#office/design/form/hour-field.tsx';
import type { Shift, WeekHours } from '../../contract/pattern-rule.ts';
import { type Place, places } from '../../contract/terms.ts';
import styles from '../calendar.module.css';

/** A working day as the form begins it. */
export const usualDay: WeekHours = {
  start: '07:30',
  end: '16:00',
  breaks: [{ start: '12:00', minutes: 60 }],
  place: 'office',
};

interface TurnFieldsProps<T extends Shift> {
  name: string;
  turn: T | null;
  usual: T;
  onChange: (turn: T | null) => void;
}

/** Hours, break and place of one day; a day that is not ticked is one of rest. */
export function TurnFields<T extends Shift>({ name, turn, usual, onChange }: TurnFieldsProps<T>) {
  const { t } = useTranslation();
  const [pause] = turn?.breaks ?? [];
  const set = (changes: object) => turn && onChange({ ...turn, ...changes });
  const setPause = (changes: object) => {
    const next = { ...(pause ?? { start: '12:00', minutes: 60 }), ...changes };
    set({
      breaks: next.minutes > 0 ? [next, ...(turn?.breaks.slice(1) ?? [])] : (turn?.breaks.slice(1) ?? []),
    });
  };
  const labelled = (key: string) => ({ label: t(key), 'aria-label': `${name}: ${t(key)}` });
  return (
    <div className={styles.turn}>
      <Checkbox
        label={name}
        checked={turn !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? usual : null)}
      />
      {turn ? (
        <>
          <HourField
            {...labelled('calendar.rule.start')}
            value={turn.start}
            onChange={(start) => start && set({ start })}
          />
          <HourField
            {...labelled('calendar.rule.end')}
            value={turn.end}
            onChange={(end) => end && set({ end })}
          />
          <HourField
            {...labelled('calendar.rule.breakStart')}
            value={pause?.start ?? ''}
            onChange={(start) => start && setPause({ start })}
          />
          <NumberInput
            {...labelled('calendar.rule.breakMinutes')}
            min={0}
            max={240}
            value={pause?.minutes ?? 0}
            onChange={(minutes) => typeof minutes === 'number' && setPause({ minutes })}
          />
          {'place' in turn ? (
            <Select
              {...labelled('calendar.rule.place')}
              allowDeselect={false}
              data={places.map((value) => ({ value, label: t(`calendar.place.${value}`) }))}
              value={turn.place as Place}
              onChange={(place) => place && set({ place })}
            />
          ) : null}
        </>
      ) : null}
    </div>
  );
}
