import { TextInput, type TextInputProps } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { hourTyped, isHour } from './hour-typed.ts';

interface HourFieldProps extends Omit<TextInputProps, 'type' | 'value' | 'defaultValue' | 'onChange'> {
  /** `09:30`, or empty. */
  value: string;
  /** Hours that are whole, and undefined for the emptied field; nothing in between. */
  onChange: (hour: string | undefined) => void;
}

/** An hour, typed and shown as it is written here (`09.30`), whatever the browser would do. A finger gets the device's own field. */
export function HourField({ value, onChange, ...props }: HourFieldProps) {
  const touch = useMediaQuery('(pointer: coarse)') ?? false;
  const [typed, setTyped] = useState<string | null>(null);
  if (touch)
    return (
      <TextInput
        {...props}
        type="time"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      />
    );
  return (
    <TextInput
      {...props}
      value={typed ?? value.replace(':', '.')}
      placeholder="08.30"
      inputMode="numeric"
      autoComplete="off"
      onFocus={(event) => {
        setTyped(value.replace(':', '.'));
        props.onFocus?.(event);
      }}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        const hour = hourTyped(next);
        if (hour === '' || isHour(hour)) onChange(hour || undefined);
      }}
      onBlur={(event) => {
        setTyped(null);
        props.onBlur?.(event);
      }}
    />
  );
}
