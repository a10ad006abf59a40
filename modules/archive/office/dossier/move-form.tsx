import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useUndo } from '#office/data/use-undo.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { dossiers } from '../../contract/dossiers.ts';
import type { DossierId, RecordId } from '../../contract/terms.ts';
import type { DossierView } from '../../contract/views.ts';
import { DossierPicker } from '../pick/dossier-picker.tsx';

interface MoveFormProps {
  dossier: DossierView;
  records: readonly RecordId[];
  onEnd: () => void;
  onDone: () => void;
}

/** Moves chosen records to the end of another dossier. */
export function MoveForm({ dossier, records, onEnd, onDone }: MoveFormProps) {
  const { t } = useTranslation();
  const undo = useUndo(dossiers.undo, ['archive.']);
  const form = useActForm(dossiers.move, {
    initial: { into: '', reason: '' },
    shape: ({ into, reason }) => ({
      dossierId: dossier.id,
      into: into as DossierId,
      records: [...records],
      ...(reason.trim() ? { reason } : {}),
    }),
    stales: ['archive.'],
    onDone: ({ arrangementId }) => {
      toast(t('archive.move.done', { count: records.length }), {
        undo: undo({ arrangementId }, t('archive.arrangement.undone')),
      });
      onDone();
    },
  });
  return (
    <Form of={form} verb={t('archive.move.verb')} onCancel={onEnd}>
      <DossierPicker
        label={t('archive.move.into')}
        required
        data-autofocus
        without={dossier.id}
        {...form.form.getInputProps('into')}
      />
      <TextInput label={t('archive.field.reason')} {...form.form.getInputProps('reason')} />
    </Form>
  );
}
