import { Input, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { FileDrop } from '#office/design/upload/file-drop.tsx';
import { useUploads } from '#office/design/upload/use-uploads.ts';
import { disposal } from '../../contract/disposal.ts';
import { capital } from '../words/capital.ts';
import type { ListFormProps } from './number-forms.tsx';

const atFields = faultInField({
  'archive.day-out-of-order': 'letterOn',
  'archive.approval-twice': 'authority',
  'archive.approval-not-needed': 'authority',
});

/** A letter of approval, with the letter itself. */
export function ApprovalForm({ list, onEnd }: ListFormProps) {
  const { t } = useTranslation();
  const missing = list.needed.filter((one) => !list.approvals.some(({ authority }) => authority === one));
  const uploads = useUploads((sent) => form.form.setFieldValue('fileId', sent.fileId));
  const form = useActForm(disposal.approve, {
    initial: { authority: (missing[0] ?? '') as string, number: '', letterOn: '', fileId: '' as string },
    shape: (values) => ({ listId: list.id, ...values }),
    atFields,
    onDone: () => {
      toast(t('archive.disposal.approved'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('archive.disposal.approve')} onCancel={onEnd}>
      <p>{t(`archive.disposal.whyApproval.${list.kind}`)}</p>
      <Select
        label={t('archive.disposal.authority')}
        required
        allowDeselect={false}
        data={missing.map((value) => ({ value, label: capital(t(`archive.authority.${value}`)) }))}
        {...form.form.getInputProps('authority')}
      />
      <TextInput label={t('archive.disposal.letterNumber')} required {...form.form.getInputProps('number')} />
      <DayField label={t('archive.disposal.letterOn')} required {...form.form.getInputProps('letterOn')} />
      <FileDrop
        uploads={uploads}
        label={t('archive.disposal.letterFile')}
        hint={t('archive.disposal.letterFileHint')}
        accept="application/pdf,image/*"
        several={false}
        camera
      />
      {form.form.errors.fileId ? (
        <Input.Error role="alert">{t('archive.disposal.letterFileMissing')}</Input.Error>
      ) : null}
    </Form>
  );
}
