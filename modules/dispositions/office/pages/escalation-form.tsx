import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { type DispositionSettings, dispositionConfiguration } from '../../contract/configuration.ts';

/** After how many days an overdue disposition goes to the superior of the giver. */
export function EscalationForm({ settings }: { settings: DispositionSettings }) {
  const { t } = useTranslation();
  const form = useActForm(dispositionConfiguration.setSettings, {
    initial: { ...settings },
    onDone: () => toast(t('dispositions.settings.kept')),
  });
  return (
    <Form of={form} verb={t('dispositions.settings.keep')}>
      <NumberInput
        maw={260}
        label={t('dispositions.settings.days')}
        min={1}
        max={90}
        allowDecimal={false}
        {...form.form.getInputProps('escalateAfterDays')}
      />
    </Form>
  );
}
