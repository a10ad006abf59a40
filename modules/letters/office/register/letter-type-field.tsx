import { type ComboboxItem, Select } from '@mantine/core';
import { useOperation } from '#office/data/use-operation.ts';
import { foundOptions } from '#office/design/form/found-options.tsx';
import { letters } from '../../contract/letters.ts';
import type { FieldInputProps } from './field.tsx';

/** The kind of letter, found by its name. */
export function LetterTypeField(props: FieldInputProps) {
  const { data } = useOperation(letters.types, {});
  const known = (data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const value = String(props.value ?? '');
  // Until the list is here the code stands for itself, so that the field is never blank.
  const options = known.some((option) => option.value === value)
    ? known
    : [{ value, label: value }, ...known];
  return (
    <Select<string>
      {...props}
      data={options}
      {...foundOptions}
      allowDeselect={false}
      openOnFocus={false}
      selectFirstOptionOnChange
      filter={({ options, search }) => offeredFor(search, options as ComboboxItem[], value)}
    />
  );
}

/**
 * The kinds whose name has the words: `undangan` finds the letter of invitation before its internal sort. The chosen one
 * comes first: its own name is no search, and Enter keeps it.
 */
function offeredFor(search: string, options: readonly ComboboxItem[], chosen: string): ComboboxItem[] {
  const words = search.trim().toLowerCase();
  const rank = ({ value, label }: ComboboxItem) => (words === '' && value === chosen ? 0 : label.length);
  return options
    .filter(({ label }) => label.toLowerCase().includes(words))
    .toSorted((a, b) => rank(a) - rank(b));
}
