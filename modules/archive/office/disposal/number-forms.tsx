import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { disposal } from '../../contract/disposal.ts';
import type { DisposalView } from '../../contract/disposal-views.ts';

export interface ListFormProps {
  list: DisposalView;
  onEnd: () => void;
}

/** The written consideration of the panel. */
export function ConsiderForm({ list, onEnd }: ListFormProps) {
  const { t } = useTranslation();
  const form = useActForm(disposal.consider, {
    initial: { number: '' },
    shape: ({ number }) => ({ listId: list.id, number }),
    onDone: () => {
      toast(t('archive.disposal.considered'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('archive.disposal.consider')} onCancel={onEnd}>
      <p>{t('archive.disposal.considerWhat')}</p>
      <TextInput
        label={t('archive.disposal.considerNumber')}
        required
        data-autofocus
        {...form.form.getInputProps('number')}
      />
    </Form>
  );
}

/** The stipulation, which cites every approval it rests on. */
export function StipulateForm({ list, onEnd }: ListFormProps) {
  const { t } = useTranslation();
  const form = useActForm(disposal.stipulate, {
    initial: { number: '', cites: [] as string[] },
    shape: (values) => ({ listId: list.id, ...values }),
    onDone: () => {
      toast(t('archive.disposal.stipulated'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('archive.disposal.stipulate')} onCancel={onEnd}>
      <p>{t('archive.disposal.stipulateWhat', { count: list.items })}</p>
      <TextInput
        label={t('archive.disposal.stipulateNumber')}
        required
        data-autofocus
        {...form.form.getInputProps('number')}
      />
      <Checkbox.Group
        label={t('archive.disposal.cites')}
        description={t('archive.disposal.citesHint')}
        required
        {...form.form.getInputProps('cites')}
      >
        <Stack gap="xs" mt="xs">
          {list.approvals.map(({ number, authority }) => (
            <Checkbox
              key={number}
              value={number}
              label={`${number} · ${t(`archive.authority.${authority}`)}`}
            />
          ))}
        </Stack>
      </Checkbox.Group>
    </Form>
  );
}

/** The report (berita acara), opened under its number. */
export function ReportForm({ list, onEnd }: ListFormProps) {
  const { t } = useTranslation();
  const form = useActForm(disposal.openReport, {
    initial: { number: '' },
    shape: ({ number }) => ({ listId: list.id, number }),
    onDone: () => {
      toast(t('archive.disposal.reportOpened'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('archive.disposal.openReport')} onCancel={onEnd}>
      <p>{t('archive.disposal.reportWhat')}</p>
      <TextInput
        label={t('archive.disposal.reportNumber')}
        required
        data-autofocus
        {...form.form.getInputProps('number')}
      />
    </Form>
  );
}
