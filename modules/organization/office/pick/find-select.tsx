import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { foundOptions, OptionWords } from '#office/design/form/found-options.tsx';
import { useErrorText } from '#office/design/states/error-text.ts';

export interface FoundOption {
  value: string;
  label: string;
  /** A second line that tells those of one name apart. */
  detail?: string;
}

export interface FindSelectProps
  extends Omit<SelectProps, 'data' | 'filter' | 'searchable' | 'renderOption' | 'onSearchChange'> {
  /** Names the question, so that answers are kept per question. */
  of: string;
  find: (text: string, signal: AbortSignal) => Promise<FoundOption[]>;
  /** The option that is chosen at first, before anything was looked for. */
  chosen?: FoundOption | null | undefined;
}

const typingPause = 200;

/** A field that looks its options up on the server while one types. */
export function FindSelect({ of, find, chosen, ...input }: FindSelectProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [text, setText] = useState(chosen?.label ?? '');
  const [known, setKnown] = useState<FoundOption | null>(chosen ?? null);
  const [paused] = useDebouncedValue(text.trim(), typingPause);
  // The name of what is chosen stands in the field: that is no question.
  const asked = paused === known?.label ? '' : paused;
  const found = useQuery({
    queryKey: ['office.find', `select.${of}`, asked],
    queryFn: ({ signal }) => find(asked, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const options = found.data ?? [];
  const data = known && !options.some(({ value }) => value === known.value) ? [known, ...options] : options;
  const nothing = found.isPending
    ? t('office.loading')
    : found.error
      ? errorText(found.error)
      : t('organization.pick.none');
  return (
    <Select
      {...input}
      data={data.map(({ value, label }) => ({ value, label }))}
      {...foundOptions}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={nothing}
      onChange={(value, option) => {
        setKnown(data.find((one) => one.value === value) ?? null);
        input.onChange?.(value, option);
      }}
      renderOption={({ option }) => (
        <OptionWords name={option.label} detail={data.find(({ value }) => value === option.value)?.detail} />
      )}
    />
  );
}
