import { Button, Checkbox, Popover, Radio, Stack, TextInput } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField, wholeDays } from '#office/design/form/day-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import styles from './filter.module.css';
import { type FilterField, listOf } from './filter-field.ts';
import { FindFilter, useFoundName } from './find-filter.tsx';
import type { ListState } from './list-state.ts';

interface FilterButtonProps<F extends FilterField = FilterField> {
  field: F;
  list: ListState;
}

/** One filter: a button that says what is chosen, and a small panel to change it. */
export function FilterButton({ field, list }: FilterButtonProps) {
  const [opened, setOpened] = useState(false);
  const chosen = useChosenWords(field, list);
  if (field.kind === 'flag') return <FlagButton field={field} list={list} />;
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          className={styles.filter}
          data-active={chosen ? true : undefined}
          aria-expanded={opened}
          aria-haspopup="dialog"
          onClick={() => setOpened((before) => !before)}
          rightSection={<ChevronDown size={14} aria-hidden="true" />}
        >
          {field.label}
          {chosen ? <span className={styles.chosen}>: {chosen}</span> : null}
        </Button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={field.label} className={styles.panel}>
        <FilterPanel field={field} list={list} onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function FlagButton({ field, list }: FilterButtonProps<Extract<FilterField, { kind: 'flag' }>>) {
  const active = list.values[field.name] === 'true';
  return (
    <Button
      variant="default"
      size="compact-sm"
      className={styles.filter}
      data-active={active || undefined}
      aria-pressed={active}
      onClick={() => list.set({ [field.name]: active ? undefined : 'true' })}
    >
      {field.label}
    </Button>
  );
}

function FilterPanel({ field, list, onDone }: FilterButtonProps & { onDone: () => void }) {
  switch (field.kind) {
    case 'choice':
      return field.several ? (
        <SeveralChoices field={field} list={list} />
      ) : (
        <OneChoice field={field} list={list} onDone={onDone} />
      );
    case 'days':
      return <Days field={field} list={list} />;
    case 'find':
      return <FindFilter field={field} list={list} onDone={onDone} />;
    case 'text':
      return <Words field={field} list={list} onDone={onDone} />;
    default:
      return null;
  }
}

type ChoiceField = Extract<FilterField, { kind: 'choice' }>;

function SeveralChoices({ field, list }: FilterButtonProps<ChoiceField>) {
  return (
    <Checkbox.Group
      aria-label={field.label}
      value={listOf(list.values[field.name])}
      onChange={(values) => list.set({ [field.name]: values })}
    >
      <Stack gap={4}>
        {field.options.map((option) => (
          <Checkbox key={option.value} value={option.value} label={option.label} className={styles.option} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function OneChoice({ field, list, onDone }: FilterButtonProps<ChoiceField> & { onDone: () => void }) {
  const { t } = useTranslation();
  const value = listOf(list.values[field.name])[0] ?? '';
  const choose = (next: string) => {
    list.set({ [field.name]: next || undefined });
    onDone();
  };
  return (
    <Radio.Group aria-label={field.label} value={value} onChange={choose}>
      <Stack gap={4}>
        <Radio value="" label={t('office.list.all')} className={styles.option} />
        {field.options.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} className={styles.option} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function Days({ field, list }: FilterButtonProps<Extract<FilterField, { kind: 'days' }>>) {
  const { t } = useTranslation();
  const [from, to] = [field.from, field.to].map((name) => listOf(list.values[name])[0] ?? '') as [
    string,
    string,
  ];
  return (
    <Stack gap={8}>
      <DayField
        label={t('office.list.from')}
        value={from}
        max={to || undefined}
        onChange={wholeDays((day) => list.set({ [field.from]: day }))}
      />
      <DayField
        label={t('office.list.until')}
        value={to}
        min={from || undefined}
        onChange={wholeDays((day) => list.set({ [field.to]: day }))}
      />
    </Stack>
  );
}

function Words({
  field,
  list,
  onDone,
}: FilterButtonProps<Extract<FilterField, { kind: 'text' }>> & { onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(listOf(list.values[field.name])[0] ?? '');
  const apply = () => {
    list.set({ [field.name]: text.trim() || undefined });
    onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Stack gap={8}>
        <TextInput
          label={field.label}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
        />
        <Button type="submit">{t('office.list.apply')}</Button>
      </Stack>
    </form>
  );
}

/** What a filter is set to, in words; empty when it is not set. */
function useChosenWords(field: FilterField, list: ListState): string {
  const { t } = useTranslation();
  const format = useFormat();
  const found = useFoundName(field, field.kind === 'find' ? listOf(list.values[field.name])[0] : undefined);
  if (field.kind === 'find') return found;
  if (field.kind === 'days') {
    const [from, to] = [field.from, field.to].map((name) => listOf(list.values[name])[0]);
    if (from && to)
      return from === to ? format.shortDay(from) : `${format.shortDay(from)} – ${format.shortDay(to)}`;
    if (from) return t('office.list.since', { day: format.shortDay(from) });
    return to ? t('office.list.upTo', { day: format.shortDay(to) }) : '';
  }
  const values = listOf(list.values[field.name]);
  if (field.kind !== 'choice') return values[0] ?? '';
  const labels = values.map(
    (value) => field.options.find((option) => option.value === value)?.label ?? value,
  );
  return labels.length > 2
    ? t('office.list.several', { first: labels[0], count: labels.length - 1 })
    : labels.join(', ');
}
