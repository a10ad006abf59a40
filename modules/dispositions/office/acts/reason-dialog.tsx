import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { line } from '#core/contract/schemas.ts';
import { useAct } from '#office/data/use-act.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { dispositions } from '../../contract/dispositions.ts';
import { Chips } from '../give/chip-choice.tsx';
import type { DeskTarget } from './desk-target.ts';
import styles from './reason-dialog.module.css';

interface ReasonDialogProps {
  act: 'return' | 'send-back' | 'cancel';
  desk: DeskTarget;
  opened: boolean;
  onClose: () => void;
}

const longest = 500;
/** Reasons that offices give every day; a press writes them. */
const usual: Record<ReasonDialogProps['act'], readonly string[]> = {
  return: ['not-ours', 'other-unit', 'done-already'],
  'send-back': ['incomplete', 'no-evidence', 'other-format'],
  cancel: ['mistaken', 'handled'],
};

/** Asks why: for what goes back, and for what is taken back. */
export function ReasonDialog({ act, desk, opened, onClose }: ReasonDialogProps) {
  const { t } = useTranslation();
  const stales = ['dispositions.', 'letters.'];
  const onDone = () => {
    toast(t(`dispositions.reason.${act}.done`, { post: desk.postName }));
    onClose();
  };
  const giveBack = useAct(dispositions.return, { stales, onDone });
  const sendBack = useAct(dispositions.sendBack, { stales, onDone });
  const cancel = useAct(dispositions.cancel, { stales, onDone });
  const form = useContractForm({
    schema: z.object({ reason: act === 'cancel' ? z.string().max(longest) : line(longest) }),
    initial: { reason: '' },
    submit: ({ reason }) => {
      const { recipientId } = desk;
      if (act === 'cancel') return cancel.mutateAsync({ recipientId, ...(reason.trim() ? { reason } : {}) });
      return (act === 'return' ? giveBack : sendBack).mutateAsync({ recipientId, reason });
    },
  });
  return (
    <Dialog opened={opened} onClose={onClose} title={t(`dispositions.reason.${act}.title`)}>
      <Form of={form} verb={t(`dispositions.act.${act}`)} onCancel={onClose}>
        <p>{t(`dispositions.reason.${act}.what`, { post: desk.postName })}</p>
        <Textarea
          label={t(act === 'cancel' ? 'dispositions.reason.optional' : 'dispositions.reason.label')}
          rows={2}
          data-autofocus
          {...form.form.getInputProps('reason')}
        />
        <Chips>
          {usual[act].map((reason) => (
            <button
              key={reason}
              type="button"
              className={styles.usual}
              onClick={() => form.form.setFieldValue('reason', t(`dispositions.reason.usual.${reason}`))}
            >
              {t(`dispositions.reason.usual.${reason}`)}
            </button>
          ))}
        </Chips>
      </Form>
    </Dialog>
  );
}
