import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useToday } from './use-today.ts';

/** From which day a decision holds; letters of earlier days stay as they were. */
export function StartsOnField(props: TextInputProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      type="date"
      label={t('outgoing.settings.startsOn')}
      description={t('outgoing.settings.startsOnHint')}
      min={useToday()}
      required
      {...props}
    />
  );
}
