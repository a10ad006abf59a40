import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { DispositionSettings, dispositionConfiguration } from '../../contract/configuration.ts';

/** After how many days an overdue disposition goes to the superior of the giver. */
export function EscalationForm({ settings }: { settings: DispositionSettings }) {
  const { t } = useTranslation();
  const keep = useAct(dispositionConfiguration.setSettings, {
    onDone: () => toast(t('dispositions.settings.kept')),
  });
  const form = useContractForm({
    schema: DispositionSettings,
    initial: { ...settings },
    submit: (values) => keep.mutateAsync(values),
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
