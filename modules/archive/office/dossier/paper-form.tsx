import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { records } from '../../contract/records.ts';
import { emptyRecord, RecordFields, saidOf } from './record-fields.tsx';
import type { DossierFormProps } from './rename-form.tsx';

/** Files a thing that lies on paper: what it is, without a file. */
export function PaperForm({ dossier, onEnd }: DossierFormProps) {
  const { t } = useTranslation();
  const form = useActForm(records.file, {
    initial: emptyRecord,
    shape: (values) => ({ dossierId: dossier.id, medium: 'paper' as const, ...saidOf(values) }),
    stales: ['archive.'],
    onDone: () => {
      toast(t('archive.add.done', { count: 1 }));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('archive.add.verb')} onCancel={onEnd} wide>
      <RecordFields inputs={form.form.getInputProps} />
    </Form>
  );
}
