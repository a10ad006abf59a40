import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '#office/design/form/day-field.tsx';
import { useToday } from './use-today.ts';

/** From which day a decision holds; letters of earlier days stay as they were. */
export function StartsOnField(props: Partial<ComponentProps<typeof DayField>>) {
  const { t } = useTranslation();
  return (
    <DayField
      label={t('outgoing.settings.startsOn')}
      description={t('outgoing.settings.startsOnHint')}
      min={useToday()}
      required
      {...props}
    />
  );
}
