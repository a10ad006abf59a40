import { MultiSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PostPicker } from '#modules/organization/office/pick/post-picker.tsx';
import { endOfDay, startOfDay } from '#modules/organization/office/zone-day.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { useSession } from '#office/session/use-session.ts';
import { configuration } from '../../contract/configuration.ts';
import { mandates } from '../../contract/mandates.ts';
import { mandateKinds } from '../../contract/terms.ts';
import styles from './settings.module.css';
import { useToday } from './use-today.ts';

const atFields = faultInField({
  'outgoing.mandate-not-one-level': 'toPostId',
  'outgoing.mandate-ends-before': 'endsAt',
});

/** A mandate as its decree says it. */
export function MandateForm({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation();
  const { zone } = useSession().agency;
  const kinds = useOperation(configuration.kinds, {});
  const form = useActForm(mandates.record, {
    initial: {
      kind: 'an' as 'an' | 'ub',
      fromPostId: null as string | null,
      toPostId: null as string | null,
      letterKinds: [] as string[],
      startsAt: useToday(),
      endsAt: '',
      decreeNumber: '',
    },
    shape: ({ startsAt, endsAt, letterKinds, ...values }) => ({
      ...values,
      letterKinds: letterKinds.length > 0 ? letterKinds : null,
      startsAt: startOfDay(zone, startsAt),
      endsAt: endsAt ? endOfDay(zone, endsAt) : null,
    }),
    atFields,
    onDone: () => {
      toast(t('outgoing.mandate.recorded'));
      onEnd();
    },
  });
  const { form: fields } = form;
  return (
    <Form of={form} verb={t('outgoing.mandate.record')} onCancel={onEnd}>
      <div>
        <SegmentedControl
          aria-label={t('outgoing.mandate.kind')}
          data={mandateKinds.map((value) => ({ value, label: t(`outgoing.mandate.as.${value}`) }))}
          {...fields.getInputProps('kind')}
        />
        <p className={styles.quiet}>{t(`outgoing.mandate.hint.${fields.values.kind}`)}</p>
      </div>
      <div className={styles.two}>
        <PostPicker label={t('outgoing.mandate.from')} required {...fields.getInputProps('fromPostId')} />
        <PostPicker label={t('outgoing.mandate.to')} required {...fields.getInputProps('toPostId')} />
      </div>
      <TextInput
        label={t('outgoing.mandate.decree')}
        placeholder="100.3.3.2/7/HK/2026"
        required
        {...fields.getInputProps('decreeNumber')}
      />
      <div className={styles.two}>
        <DayField label={t('outgoing.mandate.startsAt')} required {...fields.getInputProps('startsAt')} />
        <DayField
          label={t('outgoing.mandate.endsAt')}
          min={fields.values.startsAt}
          {...fields.getInputProps('endsAt')}
        />
      </div>
      <MultiSelect
        label={t('outgoing.mandate.kinds')}
        placeholder={fields.values.letterKinds.length === 0 ? t('outgoing.mandate.allKinds') : ''}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('outgoing.mandate.clearKinds') }}
        data={(kinds.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        {...fields.getInputProps('letterKinds')}
      />
    </Form>
  );
}
