import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offeredNow } from '#office/data/offered-now.ts';
import { operationQuery, useOperation } from '#office/data/use-operation.ts';
import { foundOptions, OptionWords } from '#office/design/form/found-options.tsx';
import { usePatientEnter } from '#office/design/form/use-patient-enter.ts';
import { useFormat } from '#office/format/use-format.ts';
import { letters } from '../../contract/letters.ts';
import type { Proposal } from '../../contract/views.ts';
import type { FieldInputProps } from './field.tsx';
import styles from './letter-form.module.css';
import { QuickPicks } from './quick-picks.tsx';

interface ClassificationFieldProps extends FieldInputProps {
  /** What the reading proposes, the likeliest first. */
  proposals: readonly Proposal[];
}

interface Code {
  code: string;
  title: string;
  path: string;
}

const offeredAtMost = 5;

/** The classification code (Permendagri 83/2022): the likeliest to pick, all others to find by words. */
export function ClassificationField({ proposals, ...props }: ClassificationFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const value = String(props.value ?? '') || null;
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim().slice(0, 100), 150);
  const likely = proposals.toSorted((a, b) => b.confidence - a.confidence).slice(0, offeredAtMost);
  const named = useCodes([...new Set([...likely.map((one) => one.value), ...(value ? [value] : [])])]);
  const searching = asked !== '' && asked !== labelOf(value, named);
  const found = useOperation(
    letters.classifications,
    { q: asked },
    { enabled: searching, keepPrevious: true },
  );
  const { items, settled, waits } = offeredNow(
    found,
    asked,
    typed,
    ({ code, title, path }) => `${code} ${title} ${path}`,
  );
  const shown = searching
    ? items
    : likely.flatMap(({ value: code }) => named.get(code) ?? { code, title: '', path: '' });
  const all = new Map(shown.map((one) => [one.code, one]));
  if (value) all.set(value, all.get(value) ?? named.get(value) ?? { code: value, title: '', path: '' });
  return (
    <>
      <Select<string>
        {...props}
        value={value}
        onChange={(next) => props.onChange(next ?? '')}
        data={[...all.values()].map((one) => ({ value: one.code, label: `${one.code} ${one.title}`.trim() }))}
        wrapperProps={usePatientEnter(waits)}
        {...foundOptions}
        clearable
        allowDeselect={false}
        openOnFocus={false}
        selectFirstOptionOnChange={searching && settled}
        onSearchChange={setTyped}
        placeholder={t('letters.classification.find')}
        nothingFoundMessage={searching && settled ? t('letters.classification.none') : undefined}
        renderOption={({ option }) => <CodeOption one={all.get(option.value)} />}
      />
      <QuickPicks
        label={t('letters.classification.likely')}
        chosen={value ? [value] : []}
        onPick={(code) => props.onChange(code)}
        picks={likely.map(({ value: code, confidence }) => ({
          value: code,
          title: named.get(code)?.path ?? code,
          label: (
            <>
              <strong>{code}</strong> {named.get(code)?.title}{' '}
              <span className={styles.share}>{format.percent(confidence, 0)}</span>
            </>
          ),
        }))}
      />
    </>
  );
}

function labelOf(code: string | null, named: ReadonlyMap<string, Code>): string {
  return code ? `${code} ${named.get(code)?.title ?? ''}`.trim() : '';
}

/** Titles of codes, each asked for once. */
function useCodes(codes: readonly string[]): ReadonlyMap<string, Code> {
  const answers = useQueries({
    queries: codes.map((code) => ({
      ...operationQuery(letters.classifications, { q: code }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const found = answers.flatMap(({ data }, at) => data?.items.filter(({ code }) => code === codes[at]) ?? []);
  return new Map(found.map((one) => [one.code, one]));
}

function CodeOption({ one }: { one: Code | undefined }) {
  if (!one) return null;
  return (
    <OptionWords
      name={
        <>
          <strong>{one.code}</strong> {one.title}
        </>
      }
      detail={one.path}
    />
  );
}
