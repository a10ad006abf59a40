import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offeredNow } from '#office/data/offered-now.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { foundOptions } from '#office/design/form/found-options.tsx';
import { usePatientEnter } from '#office/design/form/use-patient-enter.ts';
import { letters } from '../../contract/letters.ts';
import type { LetterId } from '../../contract/terms.ts';
import type { FieldInputProps } from './field.tsx';

interface Named {
  id: string;
  agendaNumber: number;
  year: number;
  subject: string;
}

const labelOf = (letter: Named) => `${letter.agendaNumber}/${letter.year} · ${letter.subject}`;

/** The earlier letter that this one answers or follows up, found as in the register. */
export function ReplyField(props: FieldInputProps) {
  const { t } = useTranslation();
  const value = String(props.value ?? '') || null;
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim().slice(0, 200), 200);
  const found = useOperation(
    letters.list,
    { q: asked, size: 8 },
    { enabled: asked.length >= 2, keepPrevious: true },
  );
  const chosen = useOperation(
    letters.open,
    { letterId: (value ?? '') as LetterId },
    { enabled: value !== null },
  );
  const { items, settled, waits } = offeredNow(found, asked, typed, labelOf);
  const named = new Map<string, Named>();
  for (const one of [...(chosen.data && value ? [chosen.data] : []), ...items]) named.set(one.id, one);
  return (
    <Select<string>
      {...props}
      value={value}
      onChange={(next) => props.onChange(next ?? '')}
      data={[...named.values()].map((letter) => ({ value: letter.id, label: labelOf(letter) }))}
      wrapperProps={usePatientEnter(waits)}
      {...foundOptions}
      clearable
      openOnFocus={false}
      selectFirstOptionOnChange={settled}
      onSearchChange={setTyped}
      placeholder={t('letters.field.replyTo.find')}
    />
  );
}
