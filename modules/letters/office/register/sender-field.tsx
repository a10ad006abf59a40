import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useOperation } from '#office/data/use-operation.ts';
import { letters } from '../../contract/letters.ts';
import type { FieldInputProps } from './field.tsx';

const typingPause = 150;
const shortest = 2;

/** Who the letter is from, completed by senders that were entered before. */
export function SenderField(props: FieldInputProps) {
  const typed = String(props.value ?? '');
  const [asked] = useDebouncedValue(typed.trim().slice(0, 100), typingPause);
  const { data } = useOperation(
    letters.senders,
    { q: asked },
    { enabled: asked.length >= shortest, keepPrevious: true },
  );
  const options = (data?.items ?? []).filter((sender) => sender !== typed);
  return (
    <Autocomplete
      {...props}
      data={options}
      filter={({ options }) => options}
      openOnFocus={false}
      limit={8}
      withScrollArea={false}
      autoComplete="off"
    />
  );
}
