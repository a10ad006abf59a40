import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PostId } from '#core/contract/ids.ts';
import { PostPicker } from '#modules/organization/office/pick/post-picker.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { useToday } from '#office/format/use-today.ts';
import { loans } from '../../contract/loans.ts';
import type { DossierFormProps } from './rename-form.tsx';

const atFields = faultInField({
  'archive.due-in-the-past': 'dueOn',
  'archive.borrower-may-not-read': 'postId',
});

/** Lends the dossier to who holds a post. */
export function LendForm({ dossier, onEnd }: DossierFormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const form = useActForm(loans.lend, {
    initial: { postId: '' as string, purpose: '', dueOn: '' },
    shape: ({ postId, ...values }) => ({ ...values, postId: postId as PostId, dossierId: dossier.id }),
    stales: ['archive.'],
    atFields,
    onDone: () => {
      toast(t('archive.lending.done'));
      onEnd();
    },
  });
  const { getInputProps } = form.form;
  return (
    <Form of={form} verb={t('archive.lending.lend')} onCancel={onEnd}>
      <PostPicker
        label={t('archive.lending.borrower')}
        required
        data-autofocus
        {...getInputProps('postId')}
      />
      <TextInput label={t('archive.lending.purpose')} required {...getInputProps('purpose')} />
      <DayField label={t('archive.lending.dueOn')} required min={today} {...getInputProps('dueOn')} />
    </Form>
  );
}
