import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { dossiers } from '../../contract/dossiers.ts';
import type { DossierView } from '../../contract/views.ts';

export interface DossierFormProps {
  dossier: DossierView;
  onEnd: () => void;
}

/** Names the dossier anew; the former name stays in its history. */
export function RenameForm({ dossier, onEnd }: DossierFormProps) {
  const { t } = useTranslation();
  const form = useActForm(dossiers.change, {
    initial: { title: dossier.title },
    shape: ({ title }) => ({ dossierId: dossier.id, version: dossier.version, title }),
    stales: ['archive.'],
    onDone: () => {
      toast(t('archive.rename.done'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('archive.rename.verb')} onCancel={onEnd}>
      <Textarea
        label={t('archive.field.title')}
        required
        autosize
        minRows={2}
        data-autofocus
        {...form.form.getInputProps('title')}
      />
    </Form>
  );
}
