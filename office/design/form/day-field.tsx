import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { CalendarDays } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import { dayToType, dayTyped, isDay } from './day-typed.ts';
import styles from './form.module.css';

interface DayFieldProps extends Omit<TextInputProps, 'type' | 'value' | 'defaultValue' | 'onChange'> {
  /** `2026-08-24`, or what was typed that is no day. */
  value?: string | null;
  onChange?: (day: string) => void;
  /** First and last day that the calendar offers. */
  min?: string | undefined;
  max?: string | undefined;
}

/** For what follows each key: days that are whole, and the emptied field; nothing in between. */
export function wholeDays(onDay: (day: string | undefined) => void): (day: string) => void {
  return (day) => {
    if (day === '' || isDay(day)) onDay(day || undefined);
  };
}

/** A mistyped year is no reason to walk through centuries. */
const farthest = '2200-12-31';

/**
 * A day, typed with the day first whatever country the browser thinks it is in, and shown in words when it is left; or
 * chosen from the browser's calendar (its button, or Alt and arrow down). A finger gets the device's own field.
 */
export function DayField({ value, onChange, min, max = farthest, readOnly, ...props }: DayFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const touch = useMediaQuery('(pointer: coarse)') ?? false;
  const [typed, setTyped] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const calendar = useRef<HTMLInputElement>(null);
  const entered = typed !== null;
  // Before the next key arrives, so that typing over begins with the first one.
  useLayoutEffect(() => {
    if (entered) field.current?.select();
  }, [entered]);
  const day = value ?? '';
  const choose = (event: { currentTarget: HTMLInputElement }) => onChange?.(event.currentTarget.value);
  const native = { type: 'date', value: day, min, max, onChange: choose };
  if (touch) return <TextInput {...props} readOnly={readOnly} {...native} />;
  return (
    <TextInput
      {...props}
      ref={field}
      readOnly={readOnly}
      value={typed ?? (isDay(day) ? format.day(day) : day)}
      placeholder={t('office.day.form')}
      inputMode="numeric"
      autoComplete="off"
      onFocus={(event) => {
        setTyped(dayToType(day));
        props.onFocus?.(event);
      }}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange?.(dayTyped(event.currentTarget.value));
      }}
      onKeyDown={(event) => {
        if (event.altKey && event.key === 'ArrowDown') calendar.current?.showPicker();
        props.onKeyDown?.(event);
      }}
      onBlur={(event) => {
        setTyped(null);
        props.onBlur?.(event);
      }}
      rightSectionPointerEvents="all"
      rightSection={
        readOnly ? undefined : (
          <span className={styles.calendar}>
            <ActionIcon
              variant="subtle"
              color="gray"
              tabIndex={-1}
              aria-label={t('office.day.calendar')}
              onClick={() => calendar.current?.showPicker()}
            >
              <CalendarDays size={16} aria-hidden="true" />
            </ActionIcon>
            <input
              ref={calendar}
              tabIndex={-1}
              aria-hidden="true"
              {...native}
              value={isDay(day) ? day : ''}
            />
          </span>
        )
      }
    />
  );
}
