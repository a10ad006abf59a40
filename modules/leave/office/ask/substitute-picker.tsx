import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FindSelect } from '#modules/organization/office/pick/find-select.tsx';
import { call } from '#office/data/client.ts';
import { isDay } from '#office/design/form/day-typed.ts';
import { requests } from '../../contract/requests.ts';

interface SubstitutePickerProps {
  personId: string | null;
  first: string;
  last: string;
  chosen: { id: string; name: string } | null;
  value: string;
  onChange: (id: string) => void;
  error?: ReactNode;
}

/** Who takes over the work: colleagues of the unit, or whoever is looked for; those who are away are told. */
export function SubstitutePicker({
  personId,
  first,
  last,
  chosen,
  value,
  onChange,
  error,
}: SubstitutePickerProps) {
  const { t } = useTranslation();
  const ready = isDay(first) && isDay(last) && first <= last;
  return (
    <FindSelect
      key={ready ? `${first} ${last}` : 'none'}
      of={`leave.substitutes.${first}.${last}.${personId ?? ''}`}
      label={t('leave.ask.substitute')}
      description={t(ready ? 'leave.ask.substituteHint' : 'leave.ask.substituteLater')}
      disabled={!ready}
      clearable
      chosen={chosen && value === chosen.id ? { value: chosen.id, label: chosen.name } : null}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
      error={error}
      find={async (text, signal) => {
        if (!ready) return [];
        const question = {
          first,
          last,
          ...(text ? { search: text } : {}),
          ...(personId ? { personId: personId as never } : {}),
        };
        const { items } = await call(requests.substitutes, question, { signal });
        return items.map(({ id, name, postName, away }) => ({
          value: id,
          label: name,
          detail: [postName, away ? t('leave.ask.isAway') : null].filter(Boolean).join(' · '),
        }));
      }}
    />
  );
}
