import { TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import { dayToType, dayTyped, isDay } from './day-typed.ts';
import type { FieldInputProps } from './field.tsx';

/**
 * A day, typed with the day first whatever country the browser thinks it is in, and shown in words when it is left. A
 * finger gets the device's own calendar.
 */
export function DayField(props: FieldInputProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const touch = useMediaQuery('(pointer: coarse)') ?? false;
  const [typed, setTyped] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const entered = typed !== null;
  // Before the next key arrives, so that typing over begins with the first one.
  useLayoutEffect(() => {
    if (entered) field.current?.select();
  }, [entered]);
  const value = String(props.value ?? '');
  if (touch) return <TextInput {...props} type="date" max="2200-12-31" />;
  return (
    <TextInput
      {...props}
      ref={field}
      value={typed ?? (isDay(value) ? format.day(value) : value)}
      placeholder={t('letters.day.form')}
      inputMode="numeric"
      autoComplete="off"
      onFocus={(event) => {
        setTyped(dayToType(value));
        props.onFocus?.(event);
      }}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        props.onChange(dayTyped(event.currentTarget.value));
      }}
      onBlur={(event) => {
        setTyped(null);
        props.onBlur?.(event);
      }}
    />
  );
}
