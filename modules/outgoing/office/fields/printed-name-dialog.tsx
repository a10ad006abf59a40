import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Dialog } from '#office/design/dialog.tsx';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import type { Recipient } from '../../contract/draft-fields.ts';

interface PrintedNameDialogProps {
  recipient: Recipient;
  shown: string;
  onClose: () => void;
  /** Null: the own name of the post or agency. */
  onName: (name: string | null) => void;
}

/** How a recipient is printed: "Kepala Dinas Kesehatan selaku Ketua Tim". */
export function PrintedNameDialog({ recipient, shown, onClose, onName }: PrintedNameDialogProps) {
  const { t } = useTranslation();
  const hasOwn = recipient.channel === 'post' || recipient.channel === 'agency';
  const form = useContractForm({
    schema: z.object({
      name: z
        .string()
        .trim()
        .min(hasOwn ? 0 : 1)
        .max(300),
    }),
    initial: { name: shown },
    submit: async ({ name }) => onName(name.trim() === '' ? null : name.trim()),
  });
  return (
    <Dialog opened onClose={onClose} title={t('outgoing.recipients.rename')}>
      <Form of={form} verb={t('outgoing.recipients.renameVerb')} onCancel={onClose}>
        <TextInput
          label={t('outgoing.recipients.printed')}
          description={hasOwn ? t('outgoing.recipients.printedHint') : undefined}
          data-autofocus
          {...form.form.getInputProps('name')}
        />
      </Form>
    </Dialog>
  );
}
