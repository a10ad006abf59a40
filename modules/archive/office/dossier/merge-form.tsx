import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useUndo } from '#office/data/use-undo.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { dossiers } from '../../contract/dossiers.ts';
import type { DossierId } from '../../contract/terms.ts';
import { dossierPath } from '../addresses.ts';
import { DossierPicker } from '../pick/dossier-picker.tsx';
import styles from './dossier.module.css';
import type { DossierFormProps } from './rename-form.tsx';

/** Puts all of the dossier into another one, and goes there. */
export function MergeForm({ dossier, onEnd }: DossierFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const undo = useUndo(dossiers.undo, ['archive.']);
  const form = useActForm(dossiers.merge, {
    initial: { into: '', reason: '' },
    shape: ({ into, reason }) => ({
      dossierId: dossier.id,
      into: into as DossierId,
      ...(reason.trim() ? { reason } : {}),
    }),
    stales: ['archive.'],
    onDone: ({ arrangementId }) => {
      toast(t('archive.merge.done'), { undo: undo({ arrangementId }, t('archive.arrangement.undone')) });
      onEnd();
      void navigate({ to: dossierPath(form.form.values.into) });
    },
  });
  return (
    <Form of={form} verb={t('archive.merge.verb')} onCancel={onEnd}>
      <p className={styles.quiet}>
        {t('archive.merge.what', { count: dossier.records, number: `${dossier.number}/${dossier.year}` })}
      </p>
      <DossierPicker
        label={t('archive.merge.into')}
        required
        data-autofocus
        without={dossier.id}
        {...form.form.getInputProps('into')}
      />
      <TextInput label={t('archive.field.reason')} {...form.form.getInputProps('reason')} />
    </Form>
  );
}
